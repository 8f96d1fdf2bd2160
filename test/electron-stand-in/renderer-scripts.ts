// The two scripts every new document gets before its own: the page's end of the bridge, and the preload
// in a world of its own.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** A module as plain script text: these files are joined by hand, so their imports and exports go. */
function source(file: string): string {
  const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
  return stripTypeScriptTypes(text)
    .replace(/^import .*$/gm, '')
    .replace(/^export /gm, '');
}

const BRIDGE = source('renderer/bridge.ts');
const CODEC = source('codec.ts');
const RUNTIME = source('renderer/preload-runtime.ts');

/** Names nobody but these scripts can know. */
const SECRET = randomBytes(16).toString('hex');
const TOKEN = JSON.stringify(`stand-in-token-${SECRET}`);
const TO_PAGE = JSON.stringify(`stand-in-page-${SECRET}`);
const TO_PRELOAD = JSON.stringify(`stand-in-preload-${SECRET}`);

/** The preload's world, the binding through which it speaks, and the function that listens there. */
export const WORLD = 'Electron Isolated Context';
export const WIRE = `standInWire${SECRET}`;
export const RECEIVE = `standInReceive${SECRET}`;

/** Frames get nothing, as with `nodeIntegrationInSubFrames: false`. */
const onlyMainFrame = (body: string): string =>
  `if (window === window.top) (() => {\n${body}\n})()`;

export function pageScript(): string {
  return onlyMainFrame(`${BRIDGE}\nbridgeEnd(${TOKEN}, ${TO_PRELOAD}, ${TO_PAGE})`);
}

export function preloadScript(file: string): string {
  const preload = readFileSync(file, 'utf8');
  const body = `
const preload = (() => function (require, module, exports) {${preload}
})()
${CODEC}\n${BRIDGE}\n${RUNTIME}
globalThis[${JSON.stringify(RECEIVE)}] = startPreload({
  bridge: bridgeEnd(${TOKEN}, ${TO_PAGE}, ${TO_PRELOAD}),
  wire: globalThis[${JSON.stringify(WIRE)}],
  file: ${JSON.stringify(file)},
}, preload)`;
  return `${onlyMainFrame(body)}\n//# sourceURL=electron-preload:${path.basename(file)}`;
}
