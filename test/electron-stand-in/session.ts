// protocol.handle, webRequest and permissions over the Fetch domain of the whole browser, so workers and frames are covered too.
import { readFile } from 'node:fs/promises';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { browser } from './browser.ts';
import { strict } from './event.ts';
import { record } from './record.ts';
import { policyToWeb, schemes, toApp, toWeb, webPattern } from './urls.ts';
import { webContents } from './web-contents.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Headers1 = Record<string, string[]>;
interface Details {
  id: number;
  url: string;
  method: string;
  resourceType: string;
  webContentsId?: number;
  statusCode?: number;
  statusLine?: string;
  responseHeaders?: Headers1;
}
type Listener<A> = ((details: Details, done: (answer: A) => void) => void) | null;
interface Paused {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: {
    url: string;
    method: string;
    headers: Record<string, string>;
    postData?: string;
    hasPostData?: boolean;
  };
  responseStatusCode?: number;
  responseHeaders?: { name: string; value: string }[];
}

/** Everything but allow-popups: window.open then fails inside the page, after Chromium has told us about it. */
const NO_POPUPS =
  'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-pointer-lock allow-orientation-lock allow-presentation';
const MIME: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
};

const handlers = new Map<string, Handler>();
let onBeforeRequest: Listener<{ cancel?: boolean; redirectURL?: string }> = null;
let onHeadersReceived: Listener<{
  cancel?: boolean;
  responseHeaders?: Record<string, string | string[]>;
}> = null;
let requests = 0;

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: { scheme: string }[]): void {
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    if (!schemes.has(scheme))
      throw new Error(`electron stand-in: ${scheme} was not registered as privileged`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});

async function fetchAny(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = input instanceof Request ? input : undefined;
  const url = new URL(request?.url ?? String(input));
  if (url.protocol === 'file:')
    return new Response(await readFile(fileURLToPath(url)), {
      headers: { 'content-type': MIME[path.extname(url.pathname)] ?? 'application/octet-stream' },
    });
  const handler = handlers.get(url.protocol.slice(0, -1));
  return handler ? handler(request ?? new Request(url, init)) : fetch(input, init);
}
let online = true;
export const net = strict('net', {
  isOnline: () => online,
  get online() {
    return online;
  },
  fetch: fetchAny,
});
export function setOnline(value: boolean): void {
  online = value;
}

// --- interception

/** Match patterns such as https://*.example.com/* and <all_urls>. */
function matches(pattern: string, url: string): boolean {
  if (pattern === '<all_urls>') return true;
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace('*:', '[a-z-]+:')
    .replace('://*\\.', '://(?:[^/]+\\.)?')
    .replaceAll(/(?<!\))\*/g, '.*');
  return new RegExp(`^${source}$`, 'i').test(url);
}
function filtered<A>(args: unknown[]): Listener<A> {
  const listener = args.at(-1) as Listener<A>;
  const { urls } = (args.length > 1 ? args[0] : {}) as { urls?: string[] };
  return listener && urls
    ? (details, done) =>
        urls.some((p) => matches(p, details.url)) ? listener(details, done) : done({} as A)
    : listener;
}

const ask = <A>(listener: NonNullable<Listener<A>>, details: Details): Promise<A> =>
  new Promise((resolve) => listener(details, resolve));
const kinds: Record<string, string> = {
  Document: 'mainFrame',
  Script: 'script',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  WebSocket: 'webSocket',
};
const detailsOf = (paused: Paused): Details => ({
  id: ++requests,
  url: toApp(paused.request.url),
  method: paused.request.method,
  resourceType: kinds[paused.resourceType] ?? 'other',
  webContentsId: webContents.fromDevToolsTargetId(paused.frameId)?.id,
});

async function answered(
  details: Details,
  status: number,
  list: [string, string][],
): Promise<{ cancel?: boolean; headers: [string, string][] }> {
  if (!onHeadersReceived) return { headers: list };
  const responseHeaders: Headers1 = {};
  for (const [name, value] of list) (responseHeaders[name] ??= []).push(value);
  const answer = await ask(onHeadersReceived, {
    ...details,
    statusCode: status,
    statusLine: `HTTP/1.1 ${status}`,
    responseHeaders,
  });
  return {
    cancel: answer.cancel,
    headers: Object.entries(answer.responseHeaders ?? responseHeaders).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  };
}

const toCdp = (
  headers: [string, string][],
  document: boolean,
): { name: string; value: string }[] => [
  ...headers.map(([name, value]) => ({
    name,
    value: /^content-security-policy/i.test(name) ? policyToWeb(value) : value,
  })),
  ...(document ? [{ name: 'Content-Security-Policy', value: NO_POPUPS }] : []),
];

async function onPaused(paused: Paused): Promise<void> {
  const { requestId, request, resourceType } = paused;
  const cdp = browser.cdp.root;
  const refuse = (errorReason: string): void =>
    cdp.tell('Fetch.failRequest', { requestId, errorReason });
  const isDocument = resourceType === 'Document';
  const details = detailsOf(paused);
  if (paused.responseStatusCode !== undefined) {
    const { cancel, headers } = await answered(
      details,
      paused.responseStatusCode,
      (paused.responseHeaders ?? []).map((h) => [h.name, h.value]),
    );
    if (cancel) return refuse('BlockedByClient');
    return cdp.tell('Fetch.continueResponse', {
      requestId,
      responseCode: paused.responseStatusCode,
      responseHeaders: toCdp(headers, isDocument),
    });
  }
  if (isDocument) {
    const target = webContents.fromDevToolsTargetId(paused.frameId);
    if (strays.has(paused.frameId)) return refuse('Aborted');
    if (target && !target.mayNavigate(request.url)) return refuse('Aborted');
  }
  const url = toApp(request.url);
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (!handler) {
    if (url !== request.url) return refuse('AddressUnreachable');
    const { cancel, redirectURL } = onBeforeRequest ? await ask(onBeforeRequest, details) : {};
    if (cancel) return refuse('BlockedByClient');
    if (redirectURL)
      return cdp.tell('Fetch.fulfillRequest', {
        requestId,
        responseCode: 307,
        responseHeaders: [{ name: 'Location', value: toWeb(redirectURL) }],
      });
    return cdp.tell('Fetch.continueRequest', { requestId, interceptResponse: isDocument });
  }
  // webRequest listeners are not asked here: Electron has been reported not to run them for handled schemes, so nothing may depend on it.
  const sent = Object.entries(request.headers).map(([name, value]): [string, string] => [
    name,
    /^(origin|referer)$/i.test(name) ? toApp(value) : value,
  ]);
  const response = await handler(
    new Request(url, {
      method: request.method,
      headers: sent,
      ...(request.postData ? { body: request.postData } : {}),
    }),
  );
  if (response.type === 'error') return refuse('Failed');
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  cdp.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: toCdp([...response.headers], isDocument),
    body,
  });
}

const strays = new Set<string>();
async function intercept(): Promise<void> {
  const everything = onBeforeRequest
    ? [{ urlPattern: '*' }]
    : [{ urlPattern: webPattern }, { urlPattern: '*', resourceType: 'Document' }];
  await browser.cdp?.root.send('Fetch.enable', {
    patterns: [
      ...everything,
      ...(onHeadersReceived ? [{ urlPattern: '*', requestStage: 'Response' }] : []),
    ],
  });
}
export async function startSession(): Promise<void> {
  browser.on('stray', (targetId: string) => strays.add(targetId));
  browser.cdp.root.on('Fetch.requestPaused', (paused: Paused) => {
    onPaused(paused).catch((error) => {
      console.error('electron stand-in: a request handler failed', error);
      browser.cdp.root.tell('Fetch.failRequest', {
        requestId: paused.requestId,
        errorReason: 'Failed',
      });
    });
  });
  await intercept();
}

// --- permissions: Chromium cannot ask us, so the handler is asked once per permission and its answers are set beforehand.

const PERMISSIONS: Record<string, string> = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  midi: 'midi',
  camera: 'media',
  microphone: 'media',
};
type PermissionHandler = (
  wc: unknown,
  permission: string,
  done: (granted: boolean) => void,
  details: object,
) => void;

class Session extends EventEmitter {
  readonly protocol = protocol;
  readonly webRequest = {
    onBeforeRequest(...args: unknown[]): void {
      onBeforeRequest = filtered(args);
      void intercept();
    },
    onHeadersReceived(...args: unknown[]): void {
      onHeadersReceived = filtered(args);
      void intercept();
    },
  };
  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    for (const [name, electronName] of Object.entries(PERMISSIONS)) {
      const set = (granted: boolean): void =>
        browser.cdp.root.tell('Browser.setPermission', {
          permission: { name },
          setting: granted ? 'granted' : 'denied',
        });
      if (handler) handler(null, electronName, set, { requestingUrl: '', isMainFrame: true });
      else set(true);
    }
  }
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setBluetoothPairingHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  setProxy(config: unknown): Promise<void> {
    record('session.setProxy', config);
    return Promise.resolve();
  }
  clearCache(): Promise<void> {
    return Promise.resolve();
  }
  clearStorageData(options?: unknown): Promise<void> {
    record('session.clearStorageData', options);
    return Promise.resolve();
  }
  fetch = fetchAny;
}

export const session = strict('session', {
  defaultSession: new Session(),
  fromPartition(partition: string): Session {
    return this.defaultSession;
  },
});
