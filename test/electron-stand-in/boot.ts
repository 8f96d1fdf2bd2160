// electron [-r module] [--switches] <app folder or file> [args]
import inspector from 'node:inspector';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire, Module, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const standIn = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (name, context, next) =>
    /^electron(\/main|\/common)?$/.test(name)
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(name, context),
});
const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(require.resolve('electron/package.json'), 'utf8'));
Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });

const { rawApp: app } = await import('./app.ts');
const { browser } = await import('./browser.ts');
const { startSession, setOnline } = await import('./session.ts');
const { recorded } = await import('./record.ts');
const { nativeTheme, playShortcut } = await import('./desktop.ts');

const args = process.argv.slice(2);
const required: string[] = [];
let target: string | undefined;
for (let i = 0; i < args.length && !target; i++) {
  const arg = args[i]!;
  if (arg === '-r' || arg === '--require') required.push(args[++i]!);
  else if (arg.startsWith('--')) {
    const [name, value] = arg.slice(2).split(/=(.*)/s);
    app.commandLine.appendSwitch(name!, value);
  } else target = arg;
}
if (!target) throw new Error('electron stand-in: no app given');
if (app.commandLine.hasSwitch('inspect'))
  inspector.open(Number(app.commandLine.getSwitchValue('inspect') || 9229));
process.argv = [process.execPath, ...args];
Object.assign(process, {
  type: 'browser',
  defaultApp: true,
  resourcesPath: path.join(import.meta.dirname, 'bin'),
  standIn: { recorded, setOnline, playShortcut },
});

const full = path.resolve(target);
const folder = statSync(full).isDirectory() ? full : path.dirname(full);
const manifestFile = path.join(folder, 'package.json');
const manifest = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
app.found(folder, manifest);
for (const name of required) require(path.resolve(name));

const entry = folder === full ? path.join(folder, manifest.main ?? 'index.js') : full;
if (entry.endsWith('.cjs') || (!entry.endsWith('.mjs') && manifest.type !== 'module'))
  (Module as unknown as { _load(file: string, parent: null, isMain: boolean): void })._load(
    entry,
    null,
    true,
  );
else await import(pathToFileURL(entry).href);

if (app.willStart()) {
  const userData = app.getPath('userData');
  mkdirSync(userData, { recursive: true });
  browser.on('exit', (code) => {
    console.error(`electron stand-in: Chromium ended (${code})`);
    process.exit(1);
  });
  await browser.launch(path.join(userData, 'stand-in-chromium'), app.commandLine.forChromium());
  Object.defineProperty(process.versions, 'chrome', { value: browser.version, enumerable: true });
  await startSession();
  // Again after every document: Playwright clears media emulation on its own connection and the last word counts.
  app.on('web-contents-created', (_event, wc) => {
    nativeTheme.apply(wc);
    wc.on('did-navigate', () => nativeTheme.apply(wc));
  });
  app.started();
}
