// The two scripts every new document gets before its own: the page's end of the bridge and the preload in its own world.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

/** A module as plain script text: these files are joined by hand, so their imports and exports go. */
const source = (file: string): string =>
  stripTypeScriptTypes(readFileSync(path.join(import.meta.dirname, file), 'utf8'))
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '');
const bridge = source('renderer/bridge.ts');
const codec = source('codec.ts');
const runtime = source('renderer/preload-runtime.ts');

/** Names nobody but these scripts can know. */
const secret = randomBytes(16).toString('hex');
const [token, toPage, toPreload] = ['token', 'page', 'preload'].map(
  (part) => `stand-in-${part}-${secret}`,
);
export const WORLD = 'Electron Isolated Context';
export const WIRE = `standInWire${secret}`;
export const RECEIVE = `standInReceive${secret}`;

const onlyMainFrame = (body: string): string =>
  `if (window === window.top) (() => {\n${body}\n})()`;

export function pageScript(): string {
  return onlyMainFrame(
    `${bridge}\nbridgeEnd(${JSON.stringify(token)}, ${JSON.stringify(toPreload)}, ${JSON.stringify(toPage)})`,
  );
}

export function preloadScript(file: string, setup: { process: object }): string {
  return (
    onlyMainFrame(`
const preload = (() => { return function (require, module, exports, process, global) {${readFileSync(file, 'utf8')}
} })()
${codec}\n${bridge}\n${runtime}
globalThis[${JSON.stringify(RECEIVE)}] = startPreload(bridgeEnd(${JSON.stringify(token)}, ${JSON.stringify(toPage)}, ${JSON.stringify(toPreload)}), globalThis[${JSON.stringify(WIRE)}], ${JSON.stringify({ ...setup, file })}, preload)`) +
    `\n//# sourceURL=electron-preload:${path.basename(file)}`
  );
}
