// Core's one file that knows Electron: what only a utility process has is handed in here.
import { net } from 'electron';
import type { Fetch } from './host.ts';
import { type ParentPort, serve } from './serve.ts';

/**
 * Chromium's network: the proxy, the single sign-on and the certificates of this computer. Without
 * `omit` it would keep cookies, and those of one tenant's sign-in would go along with the next one's.
 */
const fetch: Fetch = (url, init) => net.fetch(url, { ...init, credentials: 'omit' });

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

const port: unknown = Reflect.get(process, 'parentPort');
if (!isParentPort(port)) throw new Error('Core has to be started as a utility process.');
serve({
  port,
  fetch,
  now: () => Date.now(),
  random: () => Math.random(),
  exit: (code) => process.exit(code),
});
