import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { browser, type Page } from './browser.ts';
import type { Session as CdpSession } from './cdp.ts';
import { decode, encode } from './codec.ts';
import { preventable } from './event.ts';
import { ipcMain } from './ipc-main.ts';
import { PortRelay, type MessagePortMain } from './ports.ts';
import { pageScript, preloadScript, RECEIVE, WIRE, WORLD } from './renderer-scripts.ts';
import { session } from './session.ts';
import { toApp, toWeb } from './urls.ts';

type OpenHandler = (details: {
  url: string;
  frameName: string;
  features: string;
  disposition: string;
  referrer: object;
}) => { action: 'allow' | 'deny' };
const all = new Map<number, WebContents>();
let nextId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++nextId;
  readonly session = session.defaultSession;
  targetId = '';
  #page: Promise<Page>;
  #context: number | undefined;
  #url = '';
  #title = '';
  #openHandler: OpenHandler | undefined;
  #ours: string | undefined;
  #destroyed = false;
  #relay: PortRelay;

  constructor(page: Promise<Page>, preload: string | undefined) {
    super();
    this.setMaxListeners(0);
    this.#page = page.then((page) => this.#prepare(page, preload));
    this.#relay = this.#newRelay();
    all.set(this.id, this);
  }

  async #prepare(page: Page, preload: string | undefined): Promise<Page> {
    const cdp = page.session;
    this.targetId = page.targetId;
    cdp.on(
      'Runtime.bindingCalled',
      (event: { name: string; payload: string; executionContextId: number }) => {
        if (event.name === WIRE) this.#received(event.payload, event.executionContextId, cdp);
      },
    );
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.#windowOpen(toApp(url), windowName, windowFeatures),
    );
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId) return;
      this.#url = toApp(frame.url + (frame.urlFragment ?? ''));
      this.emit('did-navigate', preventable(), this.#url, 200, '');
    });
    cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.targetId) {
        this.#url = toApp(url);
        this.emit('did-navigate-in-page', preventable(), this.#url, true);
      }
    });
    cdp.on('Page.domContentEventFired', () => this.emit('dom-ready', preventable()));
    cdp.on('Page.loadEventFired', () => this.emit('did-finish-load', preventable()));
    cdp.on('Page.lifecycleEvent', ({ frameId, name }) => {
      if (frameId === this.targetId && name === 'firstPaint') this.emit('stand-in-painted');
    });
    cdp.on('Inspector.targetCrashed', () => {
      this.#context = undefined;
      this.emit('render-process-gone', preventable(), { reason: 'crashed', exitCode: 139 });
    });
    const ready = [
      cdp.send('Page.enable'),
      cdp.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      cdp.send('Inspector.enable'),
      cdp.send('Runtime.enable'),
    ];
    if (preload) {
      const setup = {
        process: {
          platform: process.platform,
          arch: process.arch,
          type: 'renderer',
          sandboxed: true,
          contextIsolated: true,
          versions: { ...process.versions, chrome: browser.version },
          env: {},
          argv: [],
        },
      };
      ready.push(
        cdp.send('Runtime.addBinding', { name: WIRE, executionContextName: WORLD }),
        cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript() }),
        cdp.send('Page.addScriptToEvaluateOnNewDocument', {
          source: preloadScript(preload, setup),
          worldName: WORLD,
        }),
      );
    }
    ready.push(cdp.send('Runtime.runIfWaitingForDebugger'));
    await Promise.all(ready);
    return page;
  }

  // --- messages

  #newRelay(): PortRelay {
    return new PortRelay(0, (head, value) => this.#deliver(head, value));
  }

  #deliver(head: object, value: unknown, context = this.#context): void {
    if (context === undefined || this.#destroyed) return;
    const body = encode(value);
    void this.#page.then(({ session: cdp }) =>
      cdp.tell('Runtime.callFunctionOn', {
        executionContextId: context,
        silent: true,
        arguments: [{ value: JSON.stringify(head) }, { value: body }],
        functionDeclaration: `function (head, body) { globalThis[${JSON.stringify(RECEIVE)}](head, body) }`,
      }),
    );
  }

  #received(payload: string, context: number, _cdp: CdpSession): void {
    const split = payload.indexOf('\n');
    const head = JSON.parse(payload.slice(0, split));
    const value = decode(payload.slice(split + 1));
    if (head.kind === 'hello') {
      this.#context = context;
      this.#relay.closeAll();
      this.#relay = this.#newRelay();
      return;
    }
    const frame = {
      url: toApp(head.url),
      origin: new URL(head.url).origin === 'null' ? 'null' : toApp(new URL(head.url).origin),
      parent: null,
      processId: 1,
      routingId: 1,
      frameTreeNodeId: 1,
      name: '',
    };
    const event = {
      ...preventable(),
      type: 'frame',
      sender: this,
      senderFrame: { ...frame, top: frame },
      frameId: 1,
      processId: 1,
    };
    if (head.kind === 'invoke') {
      const { id, channel } = head;
      ipcMain
        .run(channel, event, value as unknown[])
        .then((result) => this.#deliver({ kind: 'result', id, ok: true }, result, context))
        .catch((error: unknown) =>
          this.#deliver(
            { kind: 'result', id, ok: false },
            `Error invoking remote method '${channel}': ${String(error)}`,
            context,
          ),
        );
    } else if (head.kind === 'send') {
      const ports = (head.ports ?? []).map((id: number) => this.#relay.accept(id));
      ipcMain.emit(
        head.channel,
        {
          ...event,
          ports,
          reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
        },
        ...(value as unknown[]),
      );
    } else if (head.kind === 'port') this.#relay.receive(head, value);
    else if (head.kind === 'preload-error') this.emit('preload-error', preventable(), '', value);
  }

  send(channel: string, ...args: unknown[]): void {
    this.#deliver({ kind: 'send', channel, ports: [] }, args);
  }
  postMessage(channel: string, message: unknown, transfer: MessagePortMain[] = []): void {
    this.#deliver(
      { kind: 'send', channel, ports: transfer.map((port) => this.#relay.give(port)) },
      [message],
    );
  }

  // --- navigation

  async loadURL(url: string): Promise<void> {
    const { session: cdp } = await this.#page;
    this.#ours = toWeb(url);
    const finished = new Promise<void>((resolve) => {
      this.once('did-finish-load', () => resolve());
      this.once('destroyed', () => resolve());
    });
    const { errorText } = await cdp.send('Page.navigate', { url: this.#ours });
    this.#ours = undefined;
    if (errorText) {
      const error = Object.assign(
        new Error(`${errorText.replace('net::', '')} (-2) loading '${url}'`),
        { code: errorText.replace('net::', ''), errno: -2, url },
      );
      this.emit('did-fail-load', preventable(), -2, error.code, url, true);
      throw error;
    }
    await finished;
  }
  loadFile(
    file: string,
    { query = {}, hash = '' }: { query?: Record<string, string>; hash?: string } = {},
  ): Promise<void> {
    const url = pathToFileURL(file);
    url.search = new URLSearchParams(query).toString();
    url.hash = hash;
    return this.loadURL(url.href);
  }
  reload(): void {
    void this.#page.then(({ session: cdp }) => {
      this.#ours = toWeb(this.#url).replace(/#.*/, '');
      cdp.tell('Page.reload');
    });
  }

  /** Asked for every main-frame document before it loads. Anything the main process did not start counts as the page's own wish. */
  mayNavigate(url: string): boolean {
    const same =
      this.#ours !== undefined && this.#ours.replace(/#.*/, '') === url.replace(/#.*/, '');
    if (same) {
      this.#ours = undefined;
      return true;
    }
    const event = preventable({
      url: toApp(url),
      isMainFrame: true,
      isSameDocument: false,
      frame: null,
      initiator: null,
    });
    this.emit('will-navigate', event, toApp(url));
    return !event.defaultPrevented;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }
  #windowOpen(url: string, frameName: string, features: string[]): void {
    const answer = this.#openHandler?.({
      url,
      frameName: frameName === '_blank' ? '' : frameName,
      features: features.join(),
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'no-referrer' },
    });
    if (answer?.action !== 'deny')
      this.emit(
        'error',
        new Error(
          `electron stand-in: window.open(${url}) was not denied, and allowing it cannot be represented`,
        ),
      );
  }

  // --- the rest

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { session: cdp } = await this.#page;
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  async cdp(method: string, params: object = {}): Promise<any> {
    return (await this.#page).session.send(method, params);
  }
  getURL(): string {
    return this.#url;
  }
  getTitle(): string {
    return this.#title;
  }
  getType(): string {
    return 'window';
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isCrashed(): boolean {
    return false;
  }
  isLoading(): boolean {
    return false;
  }
  openDevTools(): void {}
  closeDevTools(): void {}
  isDevToolsOpened(): boolean {
    return false;
  }
  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve();
  }
  setZoomLevel(): void {}
  setBackgroundThrottling(): void {}
  forcefullyCrashRenderer(): void {
    void this.cdp('Page.crash').catch(() => {});
  }
  close({ waitForBeforeUnload = false } = {}): void {
    void this.#page
      .then(({ session: cdp, targetId }) =>
        waitForBeforeUnload
          ? cdp.tell('Page.close')
          : browser.cdp.root.tell('Target.closeTarget', { targetId }),
      )
      .catch(() => {});
  }
  /** The target went away. */
  gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#relay.closeAll();
    all.delete(this.id);
    this.emit('destroyed');
  }
}

export const webContents = {
  getAllWebContents: () => [...all.values()],
  fromId: (id: number) => all.get(id),
  getFocusedWebContents: () => [...all.values()].at(-1) ?? null,
  fromDevToolsTargetId: (targetId: string) =>
    [...all.values()].find((wc) => wc.targetId === targetId),
};
