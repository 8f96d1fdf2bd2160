import { EventEmitter } from 'node:events';
import { browser } from './browser.ts';
import { preventable } from './event.ts';
import { record } from './record.ts';
import { WebContents } from './web-contents.ts';

export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}
type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';
interface Options extends Partial<Bounds> {
  show?: boolean;
  title?: string;
  webPreferences?: {
    preload?: string;
    contextIsolation?: boolean;
    sandbox?: boolean;
    nodeIntegration?: boolean;
    webSecurity?: boolean;
    partition?: string;
    session?: unknown;
  };
  [key: string]: unknown;
}

const windows = new Map<number, BrowserWindow>();
let nextId = 0;
let focused: BrowserWindow | null = null;
/** Told about windows that come and go; the app quits after its last one. */
export const windowEvents = new EventEmitter();

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows.values()];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }
  static fromWebContents(wc: WebContents): BrowserWindow | null {
    return [...windows.values()].find((w) => w.webContents === wc) ?? null;
  }
  static fromId(id: number): BrowserWindow | null {
    return windows.get(id) ?? null;
  }

  readonly id = ++nextId;
  readonly webContents: WebContents;
  #bounds: Bounds;
  #state: WindowState = 'normal';
  #visible: boolean;
  #title: string;
  #closed = false;

  constructor(options: Options = {}) {
    super();
    const {
      preload,
      contextIsolation = true,
      sandbox = true,
      nodeIntegration = false,
      webSecurity = true,
      partition,
      session,
    } = options.webPreferences ?? {};
    if (!contextIsolation || !sandbox || nodeIntegration || !webSecurity)
      throw new Error(
        'electron stand-in: only sandboxed, context-isolated windows can be represented',
      );
    if (session) throw new Error('electron stand-in: only the default session exists');
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#visible = options.show ?? true;
    this.#title = options.title ?? '';
    const { x: left, y: top, width, height } = this.#bounds;
    const page = browser.newPage({ left, top, width, height });
    this.webContents = new WebContents(page, preload);
    void page
      .then(({ session: cdp }) => {
        browser.cdp.root.on('Target.detachedFromTarget', (event) => {
          if (event.sessionId === cdp.id) this.#gone();
        });
        // Chromium counts its own frame into the size it was given; the page gets the size that was asked for.
        return this.#cdp('Browser.setContentsSize', { width, height });
      })
      .catch(() => {});
    let painted = false;
    this.webContents.on('stand-in-painted', () => {
      if (!painted) {
        painted = true;
        this.emit('ready-to-show', preventable());
      }
    });
    windows.set(this.id, this);
    focused = this;
    queueMicrotask(() => windowEvents.emit('created', this));
  }

  async #cdp(method: string, params: object): Promise<void> {
    const { windowId } = await browser.cdp.root.send('Browser.getWindowForTarget', {
      targetId: this.webContents.targetId,
    });
    await browser.cdp.root.send(method, { windowId, ...params });
  }
  #place(bounds: object): void {
    this.#cdp('Browser.setWindowBounds', { bounds }).catch(() => {});
  }
  #become(state: WindowState, event: string): void {
    this.#state = state;
    this.#place({ windowState: state });
    this.emit(event, preventable());
  }
  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    windows.delete(this.id);
    if (focused === this) focused = [...windows.values()].at(-1) ?? null;
    this.webContents.gone();
    this.emit('closed', preventable());
    windowEvents.emit('closed', this);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }
  loadFile(...args: Parameters<WebContents['loadFile']>): Promise<void> {
    return this.webContents.loadFile(...args);
  }
  reload(): void {
    this.webContents.reload();
  }
  close(): void {
    const event = preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.webContents.close({ waitForBeforeUnload: true });
  }
  destroy(): void {
    this.webContents.close();
    this.#gone();
  }
  isDestroyed(): boolean {
    return this.#closed;
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show', preventable());
    }
    this.focus();
  }
  showInactive(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show', preventable());
    }
  }
  hide(): void {
    if (this.#visible) {
      this.#visible = false;
      this.emit('hide', preventable());
    }
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    if (focused !== this) {
      focused?.emit('blur', preventable());
      focused = this;
    }
    this.emit('focus', preventable());
  }
  isFocused(): boolean {
    return focused === this && this.#visible;
  }
  minimize(): void {
    this.#become('minimized', 'minimize');
  }
  maximize(): void {
    this.#become('maximized', 'maximize');
  }
  unmaximize(): void {
    this.#become('normal', 'unmaximize');
  }
  restore(): void {
    this.#become('normal', 'restore');
  }
  setFullScreen(on: boolean): void {
    this.#become(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen');
  }
  isMinimized(): boolean {
    return this.#state === 'minimized';
  }
  isMaximized(): boolean {
    return this.#state === 'maximized';
  }
  isFullScreen(): boolean {
    return this.#state === 'fullscreen';
  }
  getBounds(): Bounds {
    return { ...this.#bounds };
  }
  getNormalBounds(): Bounds {
    return { ...this.#bounds };
  }
  getContentBounds(): Bounds {
    return { ...this.#bounds };
  }
  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height];
  }
  setBounds(bounds: Partial<Bounds>): void {
    Object.assign(this.#bounds, bounds);
    const { x: left, y: top, width, height } = this.#bounds;
    this.#place({ left, top });
    this.#cdp('Browser.setContentsSize', { width, height }).catch(() => {});
    this.emit('resize', preventable());
    this.emit('move', preventable());
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }
  setMinimumSize(): void {}
  getTitle(): string {
    return this.#title;
  }
  setTitle(title: string): void {
    this.#title = title;
  }
  setMenu(): void {}
  removeMenu(): void {}
  setMenuBarVisibility(): void {}
  setAutoHideMenuBar(): void {}
  setIcon(): void {}
  setBackgroundColor(): void {}
  setOverlayIcon(icon: unknown, description: string): void {
    record('BrowserWindow.setOverlayIcon', icon, description);
  }
  setProgressBar(value: number): void {
    record('BrowserWindow.setProgressBar', value);
  }
  flashFrame(on: boolean): void {
    record('BrowserWindow.flashFrame', on);
  }
}
