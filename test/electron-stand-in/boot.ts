// electron [-r module] [--switches] <app folder> [arguments]
import { mkdirSync, readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const Manifest = z.object({ name: z.string(), version: z.string(), main: z.string() });
const DEFAULT_INSPECTOR_PORT = 9229;

const standIn = pathToFileURL(path.join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' || name === 'electron/main'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(name, context),
});
const require = createRequire(import.meta.url);

const { rawApp } = await import('./app.ts');
const { browser } = await import('./browser.ts');
const { nativeTheme } = await import('./desktop.ts');
const { recorded } = await import('./record.ts');
const { startInterception } = await import('./requests.ts');
const { rawSessions, UI } = await import('./session.ts');

/** Reads the switches before the app's folder; what follows the folder is the app's own. */
function readCommandLine(args: readonly string[]): { folder: string; required: string[] } {
  const required: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const argument = args[at] ?? '';
    if (argument === '-r') {
      required.push(args[++at] ?? '');
    } else if (argument.startsWith('--')) {
      const [, name = '', value = ''] = /^--([^=]*)=?(.*)$/s.exec(argument) ?? [];
      rawApp.commandLine.appendSwitch(name, value);
    } else {
      return { folder: path.resolve(argument), required };
    }
  }
  throw new Error('electron stand-in: no app was given');
}

const args = process.argv.slice(2);
const { folder, required } = readCommandLine(args);
if (rawApp.commandLine.hasSwitch('inspect')) {
  const port = rawApp.commandLine.getSwitchValue('inspect');
  inspector.open(port === '' ? DEFAULT_INSPECTOR_PORT : Number(port));
}
process.argv = [process.execPath, ...args];
Object.assign(process, { type: 'browser', defaultApp: true, standIn: { recorded } });

const manifest = Manifest.parse(
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')),
);
rawApp.found(manifest);
for (const file of required) require(path.resolve(file));
await import(pathToFileURL(path.join(folder, manifest.main)).href);

if (rawApp.willStart()) {
  const sessionData = rawApp.getPath('sessionData');
  mkdirSync(sessionData, { recursive: true });
  browser.on('lost', (code) => {
    console.error(`electron stand-in: Chromium ended (${code})`);
    process.exit(1);
  });
  await browser.launch(sessionData, rawApp.commandLine.forChromium());
  await startInterception();
  rawSessions.fromPartition(UI).presetPermissions();
  rawApp.on('web-contents-created', (_event, contents) => {
    nativeTheme.applyTo(contents);
    // Again after every document: Playwright clears emulation on its own connection; the last word counts.
    contents.on('did-navigate', () => nativeTheme.applyTo(contents));
  });
  rawApp.started();
}
