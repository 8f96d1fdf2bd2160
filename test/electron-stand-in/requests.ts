// protocol.handle and webRequest over the Fetch domain of the whole browser, so frames and workers are
// covered too.
import { z } from 'zod';
import { toApp, WEB_PATTERN } from './addresses.ts';
import { browser } from './browser.ts';
import { rawSessions, UI } from './session.ts';
import { webContents } from './web-contents.ts';

const Paused = z.object({
  requestId: z.string(),
  frameId: z.string(),
  resourceType: z.string(),
  request: z.object({
    url: z.string(),
    method: z.string(),
    headers: z.record(z.string(), z.string()),
    postData: z.string().optional(),
  }),
});
type Paused = z.infer<typeof Paused>;

/**
 * Everything but `allow-popups`: `window.open` fails inside the page, after Chromium has told us of it.
 * Added to each document, because a popup that waits for a debugger hangs its opener when closed.
 */
const NO_POPUPS =
  'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-pointer-lock';

/** Chromium's words for what asks, in Electron's. */
const KINDS: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Font: 'font',
  Image: 'image',
  Script: 'script',
  Stylesheet: 'stylesheet',
  Fetch: 'xhr',
  XHR: 'xhr',
};

/** From here on every request of the browser is answered or let through by the app's own handlers. */
export async function startInterception(): Promise<void> {
  const strays = new Set<string>();
  browser.on('stray', (targetId: string) => strays.add(targetId));
  browser.root.on('Fetch.requestPaused', Paused, (paused) => {
    answer(paused, strays).catch((error: unknown) => {
      console.error('electron stand-in: a request handler failed', error);
      refuse(paused, 'Failed');
    });
  });
  await browser.root.send('Fetch.enable', {
    patterns: [{ urlPattern: '*' }, { urlPattern: WEB_PATTERN }],
  });
}

async function answer(paused: Paused, strays: ReadonlySet<string>): Promise<void> {
  const { requestId, frameId, resourceType, request } = paused;
  const isDocument = resourceType === 'Document';
  if (isDocument) {
    const target = webContents.fromDevToolsTargetId(frameId);
    if (strays.has(frameId) || target?.mayNavigate(request.url) === false) {
      return refuse(paused, 'Aborted');
    }
  }
  const url = toApp(request.url);
  const ui = rawSessions.fromPartition(UI);
  const handler = ui.handlerOf(url);
  if (!handler) {
    if (url !== request.url) return refuse(paused, 'AddressUnreachable');
    const details = { url, resourceType: KINDS[resourceType] ?? 'other' };
    if (!(await ui.mayRequest(details))) return refuse(paused, 'BlockedByClient');
    return browser.root.tell('Fetch.continueRequest', { requestId });
  }
  // webRequest is not asked here: Electron has been reported not to run it for handled schemes.
  const response = await handler(appRequest(request));
  const headers = [...response.headers].map(([name, value]) => ({ name, value }));
  if (isDocument) headers.push({ name: 'Content-Security-Policy', value: NO_POPUPS });
  browser.root.tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: headers,
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

/** The request as the app's handler sees it, with its own addresses. */
function appRequest({ url, method, headers, postData }: Paused['request']): Request {
  const own = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    /^(origin|referer)$/i.test(name) ? toApp(value) : value,
  ]);
  const body = postData === undefined ? {} : { body: postData };
  return new Request(toApp(url), { method, headers: own, ...body });
}

function refuse({ requestId }: Paused, errorReason: string): void {
  browser.root.tell('Fetch.failRequest', { requestId, errorReason });
}
