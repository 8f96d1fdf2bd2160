/** Lines of code as they could stand in a file of ours; each line is judged on its own. */
export interface Case {
  readonly rule: string;
  /** Where the lines stand: rules hold for some folders and not for others. */
  readonly file: string;
  readonly bad?: readonly string[];
  readonly good?: readonly string[];
}

export const CASES: readonly Case[] = [
  {
    rule: 'safe-web-preferences',
    file: 'electron/main/window.ts',
    bad: [
      'open({ webPreferences: { sandbox: false } });',
      'open({ webPreferences: { "contextIsolation": false } });',
      'open({ webPreferences: { nodeIntegration: true } });',
      'open({ webPreferences: { nodeIntegrationInWorker: isDev } });',
      'open({ webPreferences: { webSecurity: !isDev } });',
      'open({ webPreferences: { webviewTag: true } });',
      'open({ webPreferences: { enableBlinkFeatures: "X" } });',
      'scheme({ privileges: { bypassCSP: true } });',
    ],
    good: [
      'open({ webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } });',
      'const { sandbox, ...rest } = preferences;',
      'open({ webPreferences: { devTools: !app.isPackaged } });',
    ],
  },
  {
    rule: 'no-raw-open',
    file: 'electron/main/menu.ts',
    bad: [
      'void shell.openExternal(url);',
      'void shell["openPath"](file);',
      'const { openExternal } = shell;',
      'const go = shell.openExternal;',
    ],
    good: ['const links = externalLinks({ openExternal: (url) => shell.openExternal(url) });'],
  },
  {
    rule: 'no-raw-open',
    file: 'electron/main/external-links.ts',
    good: ['void parts.openExternal(url);'],
  },
  {
    rule: 'no-raw-ipc',
    file: 'electron/main/host.ts',
    bad: [
      'ipcMain.handle("x", run);',
      'ipcRenderer.send("x");',
      'window.webContents.ipc.on("x", run);',
      'frame["ipc"].handle("x", run);',
      'const { handle } = ipcMain;',
      'import { ipcMain as door } from "electron";',
    ],
    good: ['import { ipcMain } from "electron";', 'registerIpc(ipcMain, answer);'],
  },
  { rule: 'no-raw-ipc', file: 'electron/main/ipc.ts', good: ['ipcMain.handle("x", run);'] },
  {
    rule: 'no-raw-ipc',
    file: 'electron/preload.ts',
    bad: ['ipcMain.handle("x", run);'],
    good: ['ipcRenderer.on("x", run);'],
  },
  ...[
    'electron/core/core.ts',
    'electron/range/range.ts',
    'renderer/main.tsx',
    'shared/time.ts',
  ].map((file) => ({
    rule: 'no-electron-import',
    file,
    bad: [
      'import { app } from "electron";',
      'import type { App } from "electron";',
      'import "electron/main";',
      'export { shell } from "electron";',
      'export * from "electron/common";',
      'const electron = await import("electron");',
      'const again = require("electron");',
      'type Net = import("electron").Net;',
    ],
    good: ['import updater from "electron-updater";', 'import { a } from "./electron.ts";'],
  })),
  {
    rule: 'no-electron-import',
    file: 'electron/main/main.ts',
    good: ['import { app } from "electron";'],
  },
  {
    rule: 'no-html-text',
    file: 'renderer/features/incident/comments.tsx',
    bad: [
      'const a = <p dangerouslySetInnerHTML={{ __html: text }} />;',
      'const b = { dangerouslySetInnerHTML: { __html: text } };',
      'element.innerHTML = text;',
      'element["outerHTML"] = text;',
      'element.insertAdjacentHTML("beforeend", text);',
      'document.write(text);',
      'document.writeln(text);',
      'const c = <iframe srcDoc={text} />;',
      'new DOMParser().parseFromString(text, "text/html");',
      'range.createContextualFragment(text);',
    ],
    good: ['element.textContent = text;', 'const d = <p>{text}</p>;', 'stream.write(text);'],
  },
  {
    rule: 'no-string-code',
    file: 'electron/main/profile.ts',
    bad: [
      'eval(text);',
      'globalThis.eval(text);',
      'new Function("return 1");',
      'Function(text)();',
      'setTimeout("go()", 1);',
      'setInterval(`go(${n})`, 1);',
      'void contents.executeJavaScript(text);',
    ],
    good: ['setTimeout(go, 1);', 'const kind = "Function";'],
  },
  {
    rule: 'no-trust-override',
    file: 'electron/main/session-guard.ts',
    bad: [
      'session.setCertificateVerifyProc(judge);',
      'safeStorage.setUsePlainTextEncryption(true);',
      'app.on("certificate-error", judge);',
      'request({ rejectUnauthorized: false });',
      'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";',
    ],
    good: ['session.setPermissionRequestHandler(judge);', 'app.on("ready", start);'],
  },
  {
    rule: 'no-weak-switch',
    file: 'electron/main/flags.ts',
    bad: [
      'app.commandLine.appendSwitch("no-sandbox");',
      'app.commandLine.appendSwitch("disable-web-security");',
      'app.commandLine.appendSwitch("ignore-certificate-errors", "x");',
      'app.commandLine.appendArgument("--remote-debugging-port=9222");',
      'app.commandLine.appendSwitch(name);',
    ],
    good: ['app.commandLine.appendSwitch("force-color-profile", "srgb");'],
  },
  ...['renderer/api.tsx', 'electron/core/graph/client.ts'].map((file) => ({
    rule: 'no-global-network',
    file,
    bad: [
      'void fetch(url);',
      'void globalThis.fetch(url);',
      'const a = new WebSocket(url);',
      'const b = new XMLHttpRequest();',
      'navigator.sendBeacon(url);',
      'const c = { get: fetch };',
    ],
    good: [
      'const d = async ({ fetch }) => fetch(url);',
      'void host.fetch(url);',
      'type Fetch = typeof globalThis.fetch;',
      'interface Given { readonly fetch: typeof fetch }',
    ],
  })),
  ...['electron/core/sync/engine.ts', 'electron/range/clock.ts', 'shared/domain/turn.ts'].map(
    (file) => ({
      rule: 'given-time',
      file,
      bad: [
        'const a = Date.now();',
        'const b = Date["now"];',
        'const c = new Date();',
        'const d = Math.random();',
        'const e = performance.now();',
        'setTimeout(go, 1);',
        'const f = setInterval;',
        'import { setTimeout as wait } from "node:timers/promises";',
        'import timers from "node:timers";',
      ],
      good: [
        'const g = new Date(now());',
        'const h = Date.parse(text);',
        'const i = ({ setTimeout }) => setTimeout(go, 1);',
        'const j = Math.max(1, 2);',
        'import { setImmediate } from "node:timers/promises";',
      ],
    }),
  ),
  { rule: 'given-time', file: 'electron/core/sleep.ts', good: ['setTimeout(go, 1);'] },
  ...['electron/main/tray.ts', 'renderer/app/app.tsx', 'shared/errors.ts'].map((file) => ({
    rule: 'no-stand-in',
    file,
    bad: [
      'const a = process.env.STAND_IN_CHROMIUM;',
      '// works on the stand-in too',
      'const isStandIn = true;',
    ],
    good: ['// another program can stand in between'],
  })),
  { rule: 'no-stand-in', file: 'test/e2e/app.ts', good: ['const a = "stand-in";'] },
  {
    rule: 'no-cast',
    file: 'electron/core/store/rows.ts',
    bad: [
      'const a = row as Incident;',
      'const b = <Incident>row;',
      'const c = row as unknown as Incident;',
      'const d = row as Incident; // cast: sorry',
    ],
    good: [
      'const e = ["a"] as const;',
      'const f = row satisfies Incident;',
      'const g = row as Incident; // The one cast: the schema of that name parsed it.',
      'const h = row as Incident; // The one cast of this file: the schema parsed it.',
    ],
  },
  {
    rule: 'no-empty-catch',
    file: 'electron/core/outbox/queue.ts',
    bad: [
      'try { go(); } catch {}',
      'try { go(); } catch (error) { /* never happens */ }',
      'go().catch(() => {});',
      'go().then(done, function () {});',
    ],
    good: ['try { go(); } catch (error) { tell(error); }', 'go().catch((error) => tell(error));'],
  },
];
