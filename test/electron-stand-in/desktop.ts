// The desktop around the app. Nothing here is shown; what would have been is recorded, and a test may play the user.
import { EventEmitter } from 'node:events';
import { webContents, type WebContents } from './web-contents.ts';
import { preventable, strict } from './event.ts';
import { record } from './record.ts';
import type { BrowserWindow } from './browser-window.ts';

export const shell = strict('shell', {
  openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
    return Promise.resolve();
  },
  openPath(file: string): Promise<string> {
    record('shell.openPath', file);
    return Promise.resolve('');
  },
  showItemInFolder(file: string): void {
    record('shell.showItemInFolder', file);
  },
  beep(): void {
    record('shell.beep');
  },
});

export class Notification extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly options: Record<string, unknown>;
  constructor(options: Record<string, unknown> = {}) {
    super();
    this.options = options;
    Object.assign(this, options);
  }
  show(): void {
    record('Notification.show', this.options);
    queueMicrotask(() => this.emit('show', preventable()));
  }
  close(): void {
    this.emit('close', preventable());
  }
}

interface ItemOptions {
  id?: string;
  label?: string;
  type?: string;
  role?: string;
  checked?: boolean;
  enabled?: boolean;
  visible?: boolean;
  accelerator?: string;
  submenu?: ItemOptions[] | Menu;
  click?: (item: MenuItem, window: BrowserWindow | undefined, event: object) => void;
}
export class MenuItem {
  id = '';
  label = '';
  type = 'normal';
  role: string | undefined;
  checked = false;
  enabled = true;
  visible = true;
  accelerator: string | undefined;
  submenu: Menu | undefined;
  click: (window?: BrowserWindow) => void;
  constructor(options: ItemOptions) {
    Object.assign(this, options);
    this.submenu = Array.isArray(options.submenu)
      ? Menu.buildFromTemplate(options.submenu)
      : options.submenu;
    this.click = (window) => {
      if (this.enabled) {
        if (this.type === 'checkbox') this.checked = !this.checked;
        options.click?.(this, window, {});
      }
    };
  }
}
let applicationMenu: Menu | null = null;
export class Menu extends EventEmitter {
  static buildFromTemplate(template: ItemOptions[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
  readonly items: MenuItem[] = [];
  append(item: MenuItem): void {
    this.items.push(item);
  }
  insert(at: number, item: MenuItem): void {
    this.items.splice(at, 0, item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
  popup(): void {
    record(
      'Menu.popup',
      this.items.map((i) => i.label),
    );
  }
  closePopup(): void {}
}

export class Tray extends EventEmitter {
  menu: Menu | null = null;
  constructor(image: unknown) {
    super();
    record('Tray', image);
  }
  setContextMenu(menu: Menu | null): void {
    this.menu = menu;
    record(
      'Tray.setContextMenu',
      menu?.items.map((i) => i.label),
    );
  }
  setToolTip(text: string): void {
    record('Tray.setToolTip', text);
  }
  setImage(image: unknown): void {
    record('Tray.setImage', image);
  }
  setTitle(title: string): void {
    record('Tray.setTitle', title);
  }
  destroy(): void {
    record('Tray.destroy');
  }
  isDestroyed(): boolean {
    return false;
  }
}

const image = (bytes: Buffer) => ({
  toPNG: () => bytes,
  isEmpty: () => bytes.length === 0,
  getSize: () => ({ width: 0, height: 0 }),
  resize: () => image(bytes),
  toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
  setTemplateImage() {},
  addRepresentation() {},
});
export const nativeImage = strict('nativeImage', {
  createEmpty: () => image(Buffer.alloc(0)),
  createFromPath: (_file: string) => image(Buffer.alloc(1)),
  createFromBuffer: (b: Buffer) => image(b),
  createFromDataURL: (url: string) => image(Buffer.from(url.split(',')[1] ?? '', 'base64')),
});

const answer =
  <T>(what: string, result: T) =>
  (...args: unknown[]): Promise<T> => {
    record(`dialog.${what}`, args.at(-1));
    return Promise.resolve(result);
  };
/** A user who dismisses everything; a test replaces the method it wants answered. */
export const dialog = strict('dialog', {
  showOpenDialog: answer('showOpenDialog', { canceled: true, filePaths: [] as string[] }),
  showSaveDialog: answer('showSaveDialog', { canceled: true, filePath: '' }),
  showMessageBox: answer('showMessageBox', { response: 0, checkboxChecked: false }),
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
  },
});

let text = '';
export const clipboard = strict('clipboard', {
  readText: () => Promise.resolve(text),
  writeText(value: string) {
    text = value;
    return Promise.resolve();
  },
  clear() {
    text = '';
  },
  availableFormats: () => (text ? ['text/plain'] : []),
});

class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system';
  get themeSource() {
    return this.#source;
  }
  set themeSource(source) {
    this.#source = source;
    for (const wc of webContents.getAllWebContents()) this.apply(wc);
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  get shouldUseHighContrastColors(): boolean {
    return false;
  }
  get prefersReducedTransparency(): boolean {
    return false;
  }
  apply(wc: WebContents): void {
    void wc
      .cdp('Emulation.setEmulatedMedia', {
        features:
          this.#source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: this.#source }],
      })
      .catch(() => {});
  }
}
export const nativeTheme = new NativeTheme();

export const powerMonitor = strict(
  'powerMonitor',
  Object.assign(new EventEmitter(), {
    getSystemIdleTime: () => 0,
    getSystemIdleState: () => 'active',
    isOnBatteryPower: () => false,
  }),
);
const display = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1600, height: 1000 },
  workArea: { x: 0, y: 0, width: 1600, height: 1000 },
  workAreaSize: { width: 1600, height: 1000 },
  size: { width: 1600, height: 1000 },
};
export const screen = strict(
  'screen',
  Object.assign(new EventEmitter(), {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
    getDisplayNearestPoint: () => display,
    getCursorScreenPoint: () => ({ x: 0, y: 0 }),
  }),
);
const shortcuts = new Map<string, () => void>();
export const globalShortcut = strict('globalShortcut', {
  register: (keys: string, run: () => void) => {
    shortcuts.set(keys, run);
    return true;
  },
  unregister: (keys: string) => {
    shortcuts.delete(keys);
  },
  unregisterAll: () => shortcuts.clear(),
  isRegistered: (keys: string) => shortcuts.has(keys),
});
export const crashReporter = strict('crashReporter', {
  start(options: unknown) {
    record('crashReporter.start', options);
  },
});
export function playShortcut(keys: string): void {
  shortcuts.get(keys)?.();
}
