import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { browser } from './browser.ts';
import { BrowserWindow, windowEvents } from './browser-window.ts';
import { CommandLine } from './command-line.ts';
import { InstanceLock } from './instance-lock.ts';
import { rawSessions, type Session, sessionEvents } from './session.ts';
import { preventable, strict } from './strict.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = new CommandLine();
  readonly #paths = new Map<string, string>();
  readonly #ready = Promise.withResolvers<undefined>();
  #manifest: Manifest = { name: 'Electron', version: '0.0.0' };
  #lock: InstanceLock | undefined;
  #leaving = false;

  constructor() {
    super();
    sessionEvents.on('created', (made: Session) => this.emit('session-created', made));
    windowEvents.on('created', (window: BrowserWindow) => {
      this.emit('browser-window-created', preventable({}), window);
      this.emit('web-contents-created', preventable({}), window.webContents);
    });
    windowEvents.on('closed', () => this.#afterWindow());
  }

  // --- called by the launcher

  found(manifest: Manifest): void {
    this.#manifest = manifest;
  }
  willStart(): boolean {
    return !this.#leaving;
  }
  started(): void {
    rawSessions.fromPartition('');
    this.#ready.resolve(undefined);
    this.emit('ready', preventable({}), {});
  }

  // --- Electron's

  whenReady(): Promise<unknown> {
    return this.#ready.promise;
  }
  getVersion(): string {
    return this.#manifest.version;
  }
  enableSandbox(): void {}

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const config = process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config');
    if (name === 'userData') {
      const given = this.commandLine.getSwitchValue('user-data-dir');
      return given || path.join(config, this.#manifest.name);
    }
    if (name === 'sessionData') return this.getPath('userData');
    throw new Error(`electron stand-in: app.getPath('${name}') is not implemented`);
  }
  setPath(name: string, value: string): void {
    if (name !== 'userData' && name !== 'sessionData') {
      throw new Error(`electron stand-in: app.setPath('${name}') is not implemented`);
    }
    this.#paths.set(name, value);
  }

  requestSingleInstanceLock(): boolean {
    if (this.#lock) return true;
    const lock = new InstanceLock(this.getPath('userData'));
    const taken = lock.take(({ argv, cwd }) => {
      this.emit('second-instance', preventable({}), argv, cwd);
    });
    if (taken) this.#lock = lock;
    return taken;
  }

  quit(): void {
    if (this.#leaving) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#leaving = true;
    const open = BrowserWindow.getAllWindows();
    if (open.length === 0) return this.#leave();
    for (const window of open) window.close();
  }

  exit(code = 0): void {
    this.#leaving = true;
    this.#lock?.release();
    void browser.close().then(() => process.exit(code));
  }

  #afterWindow(): void {
    if (BrowserWindow.getAllWindows().length > 0) return;
    if (this.#leaving) this.#leave();
    else if (!this.emit('window-all-closed')) this.quit();
  }

  #leave(): void {
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#leaving = false;
    else this.exit(0);
  }
}

export const rawApp = new App();
export const app = strict('app', rawApp);
