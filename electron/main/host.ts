import path from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  safeStorage,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import type { AppEvent } from '#shared/contract/app-event.ts';
import type { HostAsk } from '#shared/contract/host-protocol.ts';
import { findBrowser, isExecutable, startBrowser } from './browsers.ts';
import { realSchedule } from './child.ts';
import { CoreProcess } from './core-process.ts';
import { chosenFiles } from './chosen-files.ts';
import { externalLinks } from './external-links.ts';
import type { Flags } from './flags.ts';
import { answerWith } from './host-calls.ts';
import { registerIpc } from './ipc.ts';
import type { Log } from './log.ts';
import { mainWindow } from './main-window.ts';
import { menuTemplate } from './menu.ts';
import { notifier } from './notifier.ts';
import { policySource, readPolicy } from './policy-source.ts';
import { followPower } from './power.ts';
import { forkProgram } from './program.ts';
import { ProfileControl } from './profile.ts';
import { startRangeProcess } from './range-process.ts';
import { readManifest, serveFiles } from './scheme.ts';
import { secretBox } from './secret-box.ts';
import { stateFile } from './state-file.ts';
import { themeSource } from './theme.ts';
import { systemTray } from './tray.ts';
import { wantedPlace } from './wanted-place.ts';
import type { WantedLink } from './wanted-link.ts';
import { UI_PARTITION } from './window.ts';

interface HostOptions {
  readonly flags: Flags;
  /** Links that are handed over from outside; the first may have come before there was a window. */
  readonly link: WantedLink;
  readonly userData: string;
  readonly devTools: boolean;
  readonly log: Log;
}

/** The embedded range: the reference provider of the design, in real time, livelier than life. */
const RANGE_ARGS = '--tenants 150 --incidents 45000 --speed 1 --pace 20'.split(' ');

/** The folder of the built programs: this file is one of them. */
const OUT = path.join(import.meta.dirname, '..');

/**
 * Makes the parts of the rim and joins them: window, door to core, profile, power, end.
 * @throws AppError when the machine policy cannot be used.
 */
export async function startHost({
  flags,
  link,
  userData,
  devTools,
  log,
}: HostOptions): Promise<void> {
  const state = stateFile(userData, log);
  nativeTheme.themeSource = themeSource(state.get().theme);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ platform: process.platform, devTools })),
  );
  const policy = await readPolicy(policySource(process.platform), log);
  const pages = await readManifest(path.join(OUT, 'renderer'));
  serveFiles(session.fromPartition(UI_PARTITION).protocol, pages);
  const files = chosenFiles(dialog);

  const box = secretBox(safeStorage, process.platform);
  // Apart from the programs' own logs: with --data-dir a profile lies in this very folder.
  const logFolder = path.join(userData, 'logs/printed');
  const fork = forkProgram({ utilityProcess, logFolder, log });
  const window = mainWindow({
    preload: path.join(OUT, 'preload/preload.cjs'),
    state,
    devTools,
    now: Date.now,
    log,
  });
  const tell = (event: AppEvent) => window.send(CHANNELS.event, event);
  const tellHost = () => tell({ name: 'data.changed', topics: ['host'] });

  const place = wantedPlace(() => {
    window.open();
    tell({ name: 'data.changed', topics: ['place'] });
  });
  link.onWanted(() => {
    window.open();
    tell({ name: 'data.changed', topics: ['link'] });
  });
  const notifications = notifier({ platform: process.platform, onPlace: place.want, log });
  const tray = systemTray({
    onOpen: window.open,
    onInbox: () => place.want({ kind: 'inbox' }),
    onQuit: () => app.quit(),
    log,
  });

  const links = externalLinks({
    openExternal: (url) => shell.openExternal(url),
    findBrowser: (browser) =>
      findBrowser(browser, { platform: process.platform, env: process.env, isExecutable }),
    startBrowser,
    cloud: () => profile.cloud,
    log,
  });
  const core = new CoreProcess({
    fork: () => fork('core', path.join(OUT, 'core/core.js')),
    schedule: realSchedule,
    log,
    answer: (ask) => carryOut(ask),
    onEvent: tell,
    onChange: tellHost,
  });
  const profile = new ProfileControl({
    core,
    startRange: (onLost) => {
      const range = () => fork('range', path.join(OUT, 'range/range.js'), RANGE_ARGS);
      return startRangeProcess({ fork: range, schedule: realSchedule, onLost });
    },
    say: (line) => void process.stdout.write(`${line}\n`),
    policy,
    protection: box.protection,
    appVersion: app.getVersion(),
    packaged: app.isPackaged,
    flags,
    userData,
    state,
    log,
    onChange: tellHost,
  });

  const carryOut = async (ask: HostAsk): Promise<unknown> => {
    switch (ask.call) {
      case 'seal':
        return box.seal(ask.plain);
      case 'unseal':
        return box.unseal(ask.sealed);
      case 'open':
        return links.open(ask.url, ask.browser);
      case 'copy':
        await clipboard.writeText(ask.text);
        return null;
      case 'notify':
        notifications.show(ask.toast);
        return null;
      case 'counts':
        tray.show(ask.counts);
        return null;
      case 'save-text':
        return files.save(ask.file, ask.text, ask.beside);
      case 'read-text':
        return files.read(ask.file, ask.mostBytes);
    }
  };

  registerIpc(ipcMain, {
    isOurs: (contents) => BrowserWindow.fromWebContents(contents) !== null,
    answer: answerWith(
      {
        'host.status': () => profile.status(),
        'host.openRange': () => profile.openRange().then(() => null),
        'host.openReal': () => profile.openReal().then(() => null),
        'host.leaveProfile': () => profile.leave().then(() => null),
        'host.takePlace': () => place.take(),
        'host.takeLink': () => link.take(),
        'host.startAgain': ({ beginAnew }) => profile.startAgain(beginAnew).then(() => null),
        'host.setTheme': ({ theme }) => {
          state.update({ theme });
          nativeTheme.themeSource = themeSource(theme);
          return null;
        },
      },
      (asked, name, input) => core.call(asked, name, input),
    ),
    log,
  });

  followPower(powerMonitor, (event) => core.power(event));
  app.on('second-instance', () => window.focus());
  app.on('activate', () => window.open());
  app.on('window-all-closed', () => app.quit());
  endCleanly(() => profile.stop(), log);

  // Core is on the longest way to the first rows: it sets out before the window keeps the loop busy.
  const opened = profile.openFirst();
  window.open();
  await opened;
}

/** Holds the end of the application until core has put its databases away. */
function endCleanly(stop: () => Promise<void>, log: Log): void {
  let stopping = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void stop()
      .catch((error: unknown) => log.error('main.stop-failed', error))
      .then(() => app.exit(0));
  });
}
