import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { z } from 'zod';
import { browser } from './browser.ts';
import { UI } from './session.ts';
import { preventable } from './strict.ts';
import { WebContents } from './web-contents.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
type Shape = 'normal' | 'minimized' | 'maximized';

const Detached = z.object({ sessionId: z.string() });
const WindowId = z.object({ windowId: z.int() });

const windows = new Set<BrowserWindow>();
/** Told of windows that come and go; the app ends after its last one. */
export const windowEvents = new EventEmitter();

export class BrowserWindow extends EventEmitter {
  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return [...windows].find((window) => window.webContents === contents) ?? null;
  }

  readonly webContents: WebContents;
  readonly #bounds: Bounds;
  #shape: Shape = 'normal';
  #visible: boolean;
  #closed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const { preload, ...preferences } = options.webPreferences ?? {};
    refuseUnsafe(preferences);
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.#bounds = { x, y, width, height };
    this.#visible = show;
    const page = browser.newPage({ left: x, top: y, width, height });
    this.webContents = new WebContents(page, preload);
    void page.then(({ session }) => {
      browser.root.on('Target.detachedFromTarget', Detached, ({ sessionId }) => {
        if (sessionId === session.id) this.#gone();
      });
      // Chromium counts its own frame into the size it was given; the page gets what was asked for.
      return this.#place('Browser.setContentsSize', { width, height });
    });
    this.webContents.once('stand-in-painted', () => this.emit('ready-to-show', preventable({})));
    windows.add(this);
    queueMicrotask(() => windowEvents.emit('created', this));
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    const event = preventable({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.webContents.close({ waitForBeforeUnload: true });
  }

  isDestroyed(): boolean {
    return this.#closed;
  }

  show(): void {
    this.#visible = true;
  }
  isVisible(): boolean {
    return this.#visible;
  }
  focus(): void {
    this.emit('focus', preventable({}));
  }
  maximize(): void {
    this.#become('maximized');
  }
  minimize(): void {
    this.#become('minimized');
  }
  restore(): void {
    this.#become('normal');
  }
  isMaximized(): boolean {
    return this.#shape === 'maximized';
  }
  isMinimized(): boolean {
    return this.#shape === 'minimized';
  }
  getNormalBounds(): Bounds {
    return this.#bounds;
  }

  #become(shape: Shape): void {
    this.#shape = shape;
    void this.#place('Browser.setWindowBounds', { bounds: { windowState: shape } });
  }

  async #place(method: string, params: object): Promise<void> {
    const { targetId } = this.webContents;
    const { windowId } = await browser.root.ask(
      'Browser.getWindowForTarget',
      { targetId },
      WindowId,
    );
    browser.root.tell(method, { windowId, ...params });
  }

  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    windows.delete(this);
    this.webContents.gone();
    this.emit('closed', preventable({}));
    windowEvents.emit('closed', this);
  }
}

/** What weakens the page cannot be shown, so that no test passes over a window that is open. */
function refuseUnsafe(
  preferences: NonNullable<BrowserWindowConstructorOptions['webPreferences']>,
): void {
  const { sandbox = true, contextIsolation = true, nodeIntegration = false } = preferences;
  const { webSecurity = true, webviewTag = false, partition, session } = preferences;
  if (!sandbox || !contextIsolation || nodeIntegration || !webSecurity || webviewTag) {
    throw new Error('electron stand-in: only sandboxed, context-isolated windows can be shown');
  }
  if (session || partition !== UI) {
    throw new Error(`electron stand-in: windows can only be shown in the partition ${UI}`);
  }
}
