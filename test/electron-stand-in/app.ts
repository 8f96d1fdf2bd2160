import { EventEmitter } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
  type FSWatcher,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browser } from './browser.ts';
import { BrowserWindow, windowEvents } from './browser-window.ts';
import { preventable, strict } from './event.ts';
import { record } from './record.ts';

const home = os.homedir();
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine: CommandLine;
  name = 'Electron';
  #version = process.versions.electron ?? '0.0.0';
  #appPath = process.cwd();
  #paths = new Map<string, string>();
  #ready = false;
  #whenReady = Promise.withResolvers<void>();
  #quitting = false;
  #lock: { dir: string; watcher: FSWatcher } | undefined;
  #protocols = new Set<string>();

  constructor(commandLine: CommandLine) {
    super();
    this.commandLine = commandLine;
    windowEvents.on('created', (window: BrowserWindow) => {
      this.emit('browser-window-created', preventable(), window);
      this.emit('web-contents-created', preventable(), window.webContents);
    });
    windowEvents.on('closed', () => {
      if (BrowserWindow.getAllWindows().length) return;
      if (this.#quitting) this.#leave(0);
      else if (!this.emit('window-all-closed')) this.quit();
    });
  }

  // --- called by the launcher
  found(
    appPath: string,
    manifest: { name?: string; productName?: string; version?: string },
  ): void {
    this.#appPath = appPath;
    this.name = manifest.productName ?? manifest.name ?? this.name;
    this.#version = manifest.version ?? this.#version;
  }
  started(): void {
    this.#ready = true;
    this.emit('will-finish-launching');
    this.emit('ready', preventable(), {});
    this.#whenReady.resolve();
  }
  willStart(): boolean {
    return !this.#quitting;
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise;
  }
  isReady(): boolean {
    return this.#ready;
  }
  getName(): string {
    return this.name;
  }
  setName(name: string): void {
    this.name = name;
  }
  getVersion(): string {
    return this.#version;
  }
  getAppPath(): string {
    return this.#appPath;
  }
  getLocale(): string {
    return 'en-US';
  }
  getSystemLocale(): string {
    return 'en-US';
  }
  getPreferredSystemLanguages(): string[] {
    return ['en-US'];
  }
  getLocaleCountryCode(): string {
    return 'US';
  }

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set) return set;
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
      case 'userData':
      case 'sessionData':
        return (
          this.commandLine.getSwitchValue('user-data-dir') ||
          path.join(this.getPath('appData'), this.name)
        );
      case 'logs':
      case 'crashDumps':
        return path.join(this.getPath('userData'), name);
      case 'temp':
        return os.tmpdir();
      case 'exe':
      case 'module':
        return process.execPath;
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return path.join(home, name[0]!.toUpperCase() + name.slice(1));
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }
  setPath(name: string, value: string): void {
    this.#paths.set(name, value);
  }

  // --- leaving
  quit(): void {
    if (this.#quitting) return;
    const event = preventable();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    const open = BrowserWindow.getAllWindows();
    if (!open.length) return this.#leave(0);
    for (const window of open) {
      window.once('close', (close: { defaultPrevented: boolean }) => {
        if (close.defaultPrevented) this.#quitting = false;
      });
      window.close();
    }
  }
  exit(code = 0): void {
    this.emit('quit', preventable(), code);
    void browser.close().then(() => process.exit(code));
  }
  #leave(code: number): void {
    const event = preventable();
    this.emit('will-quit', event);
    if (event.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    this.#release();
    this.exit(code);
  }
  relaunch(options?: object): void {
    record('app.relaunch', options);
  }

  // --- one instance: a lock file, and a folder in which later instances leave their command lines
  requestSingleInstanceLock(additionalData: object = {}): boolean {
    if (this.#lock) return true;
    const dir = path.join(this.getPath('userData'), 'stand-in-instance');
    mkdirSync(dir, { recursive: true });
    const file = path.join(dir, 'lock');
    for (;;) {
      try {
        writeFileSync(file, String(process.pid), { flag: 'wx' });
        break;
      } catch {
        const owner = Number(existsSync(file) && readFileSync(file, 'utf8'));
        if (owner && alive(owner)) {
          writeFileSync(
            path.join(dir, `${process.pid}.json`),
            JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }),
          );
          return false;
        }
        rmSync(file, { force: true });
      }
    }
    const take = (): void => {
      for (const name of readdirSync(dir).filter((n) => n.endsWith('.json'))) {
        try {
          const {
            argv,
            cwd,
            additionalData: data,
          } = JSON.parse(readFileSync(path.join(dir, name), 'utf8'));
          unlinkSync(path.join(dir, name));
          this.emit('second-instance', preventable(), argv, cwd, data);
        } catch {
          /* still being written; the watcher calls again */
        }
      }
    };
    this.#lock = { dir, watcher: watch(dir, take).unref() };
    process.once('exit', () => this.#release());
    return true;
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock !== undefined;
  }
  releaseSingleInstanceLock(): void {
    this.#release();
  }
  #release(): void {
    if (!this.#lock) return;
    this.#lock.watcher.close();
    rmSync(path.join(this.#lock.dir, 'lock'), { force: true });
    this.#lock = undefined;
  }

  // --- the desktop
  setAsDefaultProtocolClient(scheme: string, ...rest: unknown[]): boolean {
    record('app.setAsDefaultProtocolClient', scheme, ...rest);
    this.#protocols.add(scheme);
    return true;
  }
  removeAsDefaultProtocolClient(scheme: string): boolean {
    return this.#protocols.delete(scheme);
  }
  isDefaultProtocolClient(scheme: string): boolean {
    return this.#protocols.has(scheme);
  }
  setLoginItemSettings(settings: object): void {
    record('app.setLoginItemSettings', settings);
  }
  getLoginItemSettings(): object {
    return { openAtLogin: false };
  }
  setAppUserModelId(id: string): void {
    record('app.setAppUserModelId', id);
  }
  setBadgeCount(count = 0): boolean {
    record('app.setBadgeCount', count);
    return true;
  }
  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }
  enableSandbox(): void {}
  disableHardwareAcceleration(): void {}
  getAppMetrics(): object[] {
    return [];
  }
}

export class CommandLine {
  readonly #switches = new Map<string, string>();
  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name.toLowerCase(), value);
  }
  hasSwitch(name: string): boolean {
    return this.#switches.has(name.toLowerCase());
  }
  getSwitchValue(name: string): string {
    return this.#switches.get(name.toLowerCase()) ?? '';
  }
  removeSwitch(name: string): void {
    this.#switches.delete(name.toLowerCase());
  }
  appendArgument(): void {}
  /** What Chromium is started with; paths and debugging pipes stay ours to decide. */
  forChromium(): string[] {
    const ours = new Set(['user-data-dir', 'inspect', 'inspect-brk', 'no-sandbox', 'headless']);
    return [...this.#switches]
      .filter(([name]) => !ours.has(name))
      .map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
  }
}

export const rawApp = new App(new CommandLine());
export const app = strict('app', rawApp);
