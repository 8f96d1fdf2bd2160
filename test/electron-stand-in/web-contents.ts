import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { toApp, toWeb } from './addresses.ts';
import { browser, type Page } from './browser.ts';
import type { CdpSession } from './cdp.ts';
import { decode, encode } from './codec.ts';
import { rawIpcMain } from './ipc-main.ts';
import { pageScript, preloadScript, RECEIVE, WIRE, WORLD } from './renderer-scripts.ts';
import { preventable } from './strict.ts';

const Nothing = z.unknown();
const BindingCalled = z.object({
  name: z.string(),
  payload: z.string(),
  executionContextId: z.int(),
});
const WindowOpen = z.object({ url: z.string() });
const FrameNavigated = z.object({
  frame: z.object({
    url: z.string(),
    urlFragment: z.string().optional(),
    parentId: z.string().optional(),
  }),
});
const WithinDocument = z.object({ frameId: z.string(), url: z.string() });
const Lifecycle = z.object({ frameId: z.string(), name: z.string() });
const Navigated = z.object({ errorText: z.string().optional() });
const Head = z.object({
  kind: z.enum(['hello', 'invoke', 'preload-error']),
  url: z.string(),
  id: z.int().optional(),
  channel: z.string().optional(),
});

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

const all = new Map<number, WebContents>();
let lastId = 0;

/** A page as main sees it: messages, navigation and its end. */
export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  targetId = '';
  readonly #page: Promise<Page>;
  #context: number | undefined;
  #url = '';
  #started: string | undefined;
  #openHandler: OpenHandler | undefined;
  #destroyed = false;

  constructor(page: Promise<Page>, preload: string | undefined) {
    super();
    this.#page = page.then((opened) => this.#prepare(opened, preload));
    all.set(this.id, this);
  }

  getURL(): string {
    return this.#url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  send(channel: string, ...args: readonly unknown[]): void {
    this.#deliver({ kind: 'send', channel }, args, this.#context);
  }

  async loadURL(url: string): Promise<void> {
    const { session } = await this.#page;
    this.#started = toWeb(url);
    const finished = new Promise<void>((resolve) => {
      this.once('did-finish-load', () => resolve());
      this.once('destroyed', () => resolve());
    });
    const { errorText } = await session.ask('Page.navigate', { url: this.#started }, Navigated);
    this.#started = undefined;
    if (errorText) throw new Error(`${errorText} loading '${url}'`);
    await finished;
  }

  /**
   * Asked for every main-frame document before it loads. What main did not start counts as the page's own
   * wish, a reload made by a test included.
   */
  mayNavigate(url: string): boolean {
    if (this.#started !== undefined && withoutFragment(this.#started) === withoutFragment(url)) {
      this.#started = undefined;
      return true;
    }
    const details = { url: toApp(url), isMainFrame: true };
    return ['will-navigate', 'will-frame-navigate'].every((name) => {
      const event = preventable(details);
      this.emit(name, event, details.url);
      return !event.defaultPrevented;
    });
  }

  close({ waitForBeforeUnload = false } = {}): void {
    void this.#page.then(({ session, targetId }) => {
      if (waitForBeforeUnload) session.tell('Page.close');
      else browser.root.tell('Target.closeTarget', { targetId });
    });
  }

  forcefullyCrashRenderer(): void {
    void this.#page.then(({ session }) => session.tell('Page.crash'));
  }

  /** What the system's own colours do to the page. */
  emulateColours(scheme: 'light' | 'dark' | null): void {
    const features = scheme ? [{ name: 'prefers-color-scheme', value: scheme }] : [];
    void this.#page.then(({ session }) => session.tell('Emulation.setEmulatedMedia', { features }));
  }

  /** The target went away. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
  }

  async #prepare(page: Page, preload: string | undefined): Promise<Page> {
    const { session, targetId } = page;
    this.targetId = targetId;
    this.#listen(session);
    const ready = [
      session.send('Page.enable'),
      session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      session.send('Inspector.enable'),
      session.send('Runtime.enable'),
    ];
    if (preload) {
      const source = preloadScript(preload);
      ready.push(
        session.send('Runtime.addBinding', { name: WIRE, executionContextName: WORLD }),
        session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript() }),
        session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: WORLD }),
      );
    }
    ready.push(session.send('Runtime.runIfWaitingForDebugger'));
    await Promise.all(ready);
    return page;
  }

  #listen(session: CdpSession): void {
    session.on('Runtime.bindingCalled', BindingCalled, ({ name, payload, executionContextId }) => {
      if (name === WIRE) this.#received(payload, executionContextId);
    });
    session.on('Page.windowOpen', WindowOpen, ({ url }) => this.#windowOpen(toApp(url)));
    session.on('Page.frameNavigated', FrameNavigated, ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.#url = toApp(frame.url + (frame.urlFragment ?? ''));
      this.emit('did-navigate', preventable({}), this.#url);
    });
    session.on('Page.navigatedWithinDocument', WithinDocument, ({ frameId, url }) => {
      if (frameId === this.targetId) this.#url = toApp(url);
    });
    session.on('Page.loadEventFired', Nothing, () => this.emit('did-finish-load', preventable({})));
    session.on('Page.lifecycleEvent', Lifecycle, ({ frameId, name }) => {
      if (frameId === this.targetId && name === 'firstPaint') this.emit('stand-in-painted');
    });
    session.on('Inspector.targetCrashed', Nothing, () => {
      this.#context = undefined;
      this.emit('render-process-gone', preventable({}), { reason: 'crashed', exitCode: 139 });
    });
  }

  #received(payload: string, context: number): void {
    const split = payload.indexOf('\n');
    const head = Head.parse(JSON.parse(payload.slice(0, split)));
    const value = decode(payload.slice(split + 1));
    if (head.kind === 'hello') {
      this.#context = context;
      return;
    }
    if (head.kind === 'preload-error') {
      this.emit('preload-error', preventable({}), '', value);
      return;
    }
    const { id, channel = '' } = head;
    const senderFrame = { url: toApp(head.url), parent: null };
    const event = preventable({ sender: this, senderFrame });
    rawIpcMain.run(channel, event, Array.isArray(value) ? value : []).then(
      (result) => this.#deliver({ kind: 'result', id, ok: true }, result, context),
      (error: unknown) => {
        const words = `Error invoking remote method '${channel}': ${String(error)}`;
        this.#deliver({ kind: 'result', id, ok: false }, words, context);
      },
    );
  }

  #deliver(head: object, value: unknown, context: number | undefined): void {
    if (context === undefined || this.#destroyed) return;
    const call = {
      executionContextId: context,
      silent: true,
      arguments: [{ value: JSON.stringify(head) }, { value: encode(value) }],
      functionDeclaration: `function (head, body) { globalThis['${RECEIVE}'](head, body) }`,
    };
    void this.#page.then(({ session }) => session.tell('Runtime.callFunctionOn', call));
  }

  #windowOpen(url: string): void {
    if (this.#openHandler?.({ url }).action === 'deny') return;
    throw new Error(`electron stand-in: window.open(${url}) was not denied, which it cannot show`);
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*/, '');
}

export const webContents = {
  getAllWebContents: (): readonly WebContents[] => [...all.values()],
  fromDevToolsTargetId: (targetId: string): WebContents | undefined =>
    [...all.values()].find((contents) => contents.targetId === targetId),
};
