// Core's one file that knows Electron: what only a utility process has is handed in here.
import { setFlagsFromString } from 'node:v8';
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

/**
 * What lives long in core is 22 MB, but V8 let it grow to three times that before it looked: it looks a
 * third above now. Given on the command line, this switch would cost every thread that starts the compiled
 * form of Node's own modules (it is valid for one set of switches): 20 ms for core, 65 ms for its writer. The
 * thread that reads answers starts with the first of them, after this, and pays it where nobody waits.
 */
const HEAP_FLAG = '--heap-growing-percent=30';

const port: unknown = Reflect.get(process, 'parentPort');
if (!isParentPort(port)) throw new Error('Core has to be started as a utility process.');
serve({
  port,
  fetch,
  now: () => Date.now(),
  random: () => Math.random(),
  holdHeap: () => setFlagsFromString(HEAP_FLAG),
  exit: (code) => process.exit(code),
});
