// A hand-written fake of the package `electron`: it remembers what main set up, so that a test can read
// the security state and play the page, the core and the desktop.
import { EventEmitter } from 'node:events';
import type * as Real from 'electron';

type PermissionRequest = (
  contents: unknown,
  permission: string,
  done: (ok: boolean) => void,
) => void;
type BeforeRequest = (
  details: { url: string; resourceType: string },
  done: (answer: { cancel?: boolean }) => void,
) => void;
type IpcHandler = (event: unknown, ...args: readonly unknown[]) => unknown;

/** Remembers the handlers of one session. */
export class FakeSession extends EventEmitter {
  permissionRequest: PermissionRequest | null = null;
  permissionCheck: ((contents: unknown, permission: string) => boolean) | null = null;
  devicePermission: ((details: object) => boolean) | null = null;
  displayMedia: ((request: object, done: (streams: object | null) => void) => void) | null = null;
  bluetooth: ((details: object, done: (answer: object) => void) => void) | null = null;
  spellChecker = true;
  beforeRequest: BeforeRequest | null = null;
  readonly schemes = new Map<string, (request: Request) => Promise<Response>>();

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>): void => {
      this.schemes.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: (details: object) => boolean): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(
    handler: (request: object, done: (streams: object | null) => void) => void,
  ): void {
    this.displayMedia = handler;
  }
  setBluetoothPairingHandler(
    handler: (details: object, done: (answer: object) => void) => void,
  ): void {
    this.bluetooth = handler;
  }
  setSpellCheckerEnabled(on: boolean): void {
    this.spellChecker = on;
  }
}

/** A page: what it was told, where it went, and what it may open. */
export class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly sent: (readonly [channel: string, message: unknown])[] = [];
  readonly loaded: string[] = [];
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  send(channel: string, message: unknown): void {
    this.sent.push([channel, message]);
  }
}

/** A program of ours, played by the test: `emit('message', …)` is what it says. */
export class FakeChild extends EventEmitter {
  readonly file: string;
  readonly options: Real.ForkOptions;
  readonly received: unknown[] = [];
  readonly pid = 4711;
  readonly stdout = null;
  readonly stderr = null;
  killed = false;
  constructor(file: string, options: Real.ForkOptions) {
    super();
    this.file = file;
    this.options = options;
  }
  postMessage(message: unknown): void {
    this.received.push(message);
    this.emit('received', message);
    const asked = typeof message === 'object' && message !== null && 'kind' in message;
    if (asked && message.kind === 'stop') this.emit('exit', 0); // a program that stops when asked
  }
  kill(): boolean {
    this.killed = true;
    this.emit('exit', 15);
    return true;
  }
}

/** All of `electron` that main uses, with what it remembers beside it. */
export function fakeElectron(options: { packaged: boolean; userData: string }) {
  const sessions = new Map<string, FakeSession>();
  const windows: FakeWindow[] = [];
  const notifications: FakeNotification[] = [];
  const handlers = new Map<string, IpcHandler>();
  const opened: string[] = [];
  const children: FakeChild[] = [];
  const calls: string[] = [];
  const privileged: Real.CustomScheme[] = [];
  const paths = new Map([['userData', options.userData]]);

  class FakeWindow extends EventEmitter {
    static fromWebContents(contents: FakeContents): FakeWindow | null {
      return windows.find((window) => window.webContents === contents) ?? null;
    }
    readonly webContents = new FakeContents();
    readonly options: Real.BrowserWindowConstructorOptions;
    constructor(windowOptions: Real.BrowserWindowConstructorOptions) {
      super();
      this.options = windowOptions;
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
    loadURL(url: string): Promise<void> {
      this.webContents.loaded.push(url);
      app.emit('fake-loaded');
      return Promise.resolve();
    }
    show(): void {}
    focus(): void {
      calls.push('window.focus');
    }
    isMinimized(): boolean {
      return false;
    }
    isDestroyed(): boolean {
      return false;
    }
  }

  class FakeNotification extends EventEmitter {
    static isSupported(): boolean {
      return true;
    }
    readonly options: Real.NotificationConstructorOptions;
    constructor(notificationOptions: Real.NotificationConstructorOptions) {
      super();
      this.options = notificationOptions;
    }
    show(): void {
      notifications.push(this);
    }
  }

  class FakeTray extends EventEmitter {
    isDestroyed(): boolean {
      return false;
    }
    setToolTip(text: string): void {
      calls.push(`tray ${text}`);
    }
    setContextMenu(): void {}
  }

  const fromPartition = (partition: string): FakeSession => {
    const known = sessions.get(partition);
    if (known) return known;
    const made = new FakeSession();
    sessions.set(partition, made);
    app.emit('session-created', made);
    return made;
  };

  const ready = Promise.withResolvers<undefined>();
  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.packaged,
    getVersion: () => '9.9.9',
    getPath: (name: string) => paths.get(name) ?? '',
    setPath: (name: string, value: string) => void paths.set(name, value),
    whenReady: () => ready.promise,
    enableSandbox: () => void calls.push('app.enableSandbox'),
    requestSingleInstanceLock: () => {
      calls.push('app.requestSingleInstanceLock');
      return true;
    },
    setAsDefaultProtocolClient: (scheme: string) => {
      calls.push(`app.setAsDefaultProtocolClient ${scheme}`);
      return true;
    },
    quit: () => void calls.push('app.quit'),
    exit: (code: number) => {
      calls.push(`app.exit ${code}`);
      app.emit('fake-exit', code);
    },
  });

  const module = {
    app,
    BrowserWindow: FakeWindow,
    clipboard: {
      writeText: (text: string) => {
        calls.push(`clipboard ${text}`);
        return Promise.resolve();
      },
    },
    dialog: { showErrorBox: (title: string, text: string) => void calls.push(`${title}: ${text}`) },
    ipcMain: {
      handle: (channel: string, handler: IpcHandler) => void handlers.set(channel, handler),
    },
    Menu: {
      buildFromTemplate: (template: object) => template,
      setApplicationMenu: () => undefined,
    },
    nativeImage: { createFromBitmap: () => ({}) },
    Notification: FakeNotification,
    Tray: FakeTray,
    nativeTheme: { themeSource: 'system', shouldUseDarkColors: true },
    powerMonitor: new EventEmitter(),
    protocol: {
      registerSchemesAsPrivileged: (list: readonly Real.CustomScheme[]) => {
        calls.push('protocol.registerSchemesAsPrivileged');
        privileged.push(...list);
      },
    },
    safeStorage: {
      getSelectedStorageBackend: () => 'gnome_libsecret',
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (plain: string) => Promise.resolve(Buffer.from(`sealed ${plain}`)),
      decryptStringAsync: (sealed: Buffer) =>
        Promise.resolve({
          result: sealed.toString().slice('sealed '.length),
          shouldReEncrypt: false,
        }),
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
    session: {
      fromPartition,
      get defaultSession() {
        return fromPartition('');
      },
    },
    shell: {
      openExternal: (url: string) => {
        opened.push(url);
        return Promise.resolve();
      },
    },
    utilityProcess: {
      fork: (file: string, _args: readonly string[], forkOptions: Real.ForkOptions) => {
        const child = new FakeChild(file, forkOptions);
        children.push(child);
        app.emit('fake-fork', child);
        return child;
      },
    },
  };

  return {
    module,
    sessions,
    windows,
    notifications,
    handlers,
    opened,
    children,
    calls,
    privileged,
    paths,
    /** Electron makes the default session before it is ready. */
    becomeReady: () => {
      fromPartition('');
      calls.push('ready');
      ready.resolve(undefined);
    },
  };
}
export type FakeElectron = ReturnType<typeof fakeElectron>;
