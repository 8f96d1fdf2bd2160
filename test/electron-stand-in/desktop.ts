// The desktop around the app. Nothing here is shown; what would have been is recorded, and a test may
// replace a method to play the user, as it would in Electron.
import { EventEmitter } from 'node:events';
import type {
  CreateFromBitmapOptions,
  MenuItemConstructorOptions,
  NotificationConstructorOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import { browser } from './browser.ts';
import { record } from './record.ts';
import { preventable, strict } from './strict.ts';
import { webContents, type WebContents } from './web-contents.ts';

export const shell = strict('shell', {
  /** On a display a Chromium of its own plays the default browser, so that a sign-in page can be used. */
  openExternal(url: string): Promise<void> {
    record('shell.openExternal', url);
    browser.openApart(url);
    return Promise.resolve();
  },
});

/** Dialogs for files are recorded and put away, as a person would with Esc; a test replaces them to choose. */
export const dialog = strict('dialog', {
  showSaveDialog(options: SaveDialogOptions): Promise<{ canceled: boolean; filePath: string }> {
    record('dialog.showSaveDialog', options);
    return Promise.resolve({ canceled: true, filePath: '' });
  },
  showOpenDialog(options: OpenDialogOptions): Promise<{ canceled: boolean; filePaths: string[] }> {
    record('dialog.showOpenDialog', options);
    return Promise.resolve({ canceled: true, filePaths: [] });
  },
  showErrorBox(title: string, content: string): void {
    record('dialog.showErrorBox', title, content);
  },
});

class Clipboard {
  #text = '';
  readText(): Promise<string> {
    return Promise.resolve(this.#text);
  }
  writeText(text: string): Promise<void> {
    this.#text = text;
    return Promise.resolve();
  }
}
export const clipboard = strict('clipboard', new Clipboard());

/** A notification is recorded, not shown; a test clicks it with `emit('click')`. */
class NotificationStandIn extends EventEmitter {
  static isSupported(): boolean {
    return true;
  }
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  constructor({ title = '', body = '', silent = false }: NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
    this.silent = silent;
  }
  show(): void {
    const { title, body, silent } = this;
    record('Notification.show', { title, body, silent });
    this.emit('show', preventable({}));
  }
  close(): void {
    this.emit('close', preventable({}));
  }
}
export { NotificationStandIn as Notification };

class NativeImageStandIn {
  readonly #size: { readonly width: number; readonly height: number };
  constructor(size: { readonly width: number; readonly height: number }) {
    this.#size = size;
  }
  getSize(): { readonly width: number; readonly height: number } {
    return this.#size;
  }
}
export const nativeImage = strict('nativeImage', {
  createFromBitmap(bitmap: Buffer, { width, height }: CreateFromBitmapOptions): NativeImageStandIn {
    if (bitmap.length !== width * height * 4) {
      throw new Error('electron stand-in: a bitmap has four bytes a pixel');
    }
    return new NativeImageStandIn({ width, height });
  },
});

/** A tray is recorded, not shown. */
class TrayStandIn extends EventEmitter {
  constructor(image: NativeImageStandIn) {
    super();
    record('Tray', image.getSize());
  }
  setToolTip(text: string): void {
    record('Tray.setToolTip', text);
  }
  setContextMenu(menu: MenuStandIn | null): void {
    record('Tray.setContextMenu', menu?.template);
  }
  isDestroyed(): boolean {
    return false;
  }
}
export { TrayStandIn as Tray };

/** A menu is kept, not drawn. */
class MenuStandIn {
  readonly template: readonly MenuItemConstructorOptions[];
  constructor(template: readonly MenuItemConstructorOptions[]) {
    this.template = template;
  }
}
export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => new MenuStandIn(template),
  setApplicationMenu(menu: MenuStandIn | null): void {
    record('Menu.setApplicationMenu', menu?.template);
  },
});

class NativeTheme extends EventEmitter {
  #source: 'system' | 'light' | 'dark' = 'system';
  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source;
  }
  set themeSource(source: 'system' | 'light' | 'dark') {
    this.#source = source;
    for (const contents of webContents.getAllWebContents()) this.applyTo(contents);
    this.emit('updated', preventable({}));
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
  applyTo(contents: WebContents): void {
    contents.emulateColours(this.#source === 'system' ? null : this.#source);
  }
}
export const nativeTheme = new NativeTheme();

/** A test sends what the system would: `powerMonitor.emit('resume')`. */
export const powerMonitor = strict('powerMonitor', new EventEmitter());

const AREA = { x: 0, y: 0, width: 1600, height: 1000 };
export const screen = strict('screen', { getAllDisplays: () => [{ id: 1, workArea: AREA }] });
