import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, protocol } from 'electron';
import { toFailure } from '#shared/errors.ts';
import { type Flags, parseFlags } from './flags.ts';
import { startHost } from './host.ts';
import { fileLog } from './log.ts';
import { guardNavigation } from './navigation-guard.ts';
import { LINK_SCHEME, linkAmong } from '#shared/domain/link-scheme.ts';
import { registerScheme } from './scheme.ts';
import { guardSession } from './session-guard.ts';
import { wantedLink } from './wanted-link.ts';

const WRONG_USE = 2;

/**
 * What must happen before Electron is ready, in this order: read our options, find the profile, leave if
 * another window has it, then shut everything that could be left open.
 */
function begin(): void {
  if (app.isPackaged && process.argv.includes('--no-sandbox')) {
    return refuse('Tidewatch does not run without the sandbox. Start it without --no-sandbox.');
  }
  const started = linkAmong(process.argv);
  let flags: Flags;
  try {
    flags = parseFlags(started.before, process.cwd());
  } catch (error) {
    return refuse(toFailure(error).message);
  }
  if (flags.dataDir) app.setPath('userData', flags.dataDir);
  const userData = app.getPath('userData');
  const sessionData = path.join(userData, 'chromium'); // apart from what is ours
  mkdirSync(sessionData, { recursive: true, mode: 0o700 });
  app.setPath('sessionData', sessionData);
  if (!app.requestSingleInstanceLock()) return app.quit();

  const link = wantedLink();
  if (started.link !== null) void link.want(started.link);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    void link.want(url);
  });
  app.on('second-instance', (_event, argv) => {
    const again = linkAmong(argv);
    if (again.link !== null) void link.want(again.link);
  });
  // An unpackaged program is Electron itself, which must not answer for the scheme.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);

  const devTools = !app.isPackaged;
  app.enableSandbox();
  registerScheme(protocol);
  app.on('session-created', (session) => guardSession(session, { devTools }));
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));

  const log = fileLog(path.join(userData, 'logs'));
  process.on('unhandledRejection', (error) => log.error('main.unhandled-rejection', error));
  // Else Electron shows a box with a stack: a handler that failed is no reason to keep anybody from work.
  process.on('uncaughtException', (error) => log.error('main.uncaught-exception', error));
  void app
    .whenReady()
    .then(() => startHost({ flags, link, userData, devTools, log }))
    .catch((error: unknown) => {
      log.error('main.start-failed', error);
      refuse([toFailure(error).message, toFailure(error).remedy].filter(Boolean).join(' '));
    });
}

/** Says why in the terminal and, for who has none, in a box. */
function refuse(reason: string): void {
  process.stderr.write(`tidewatch: ${reason}\n`);
  if (app.isPackaged) dialog.showErrorBox('Tidewatch cannot start', reason);
  app.exit(WRONG_USE);
}

begin();
