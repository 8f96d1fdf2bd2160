import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { OUT } from './run-main.ts';

const read = (file: string) => readFileSync(path.join(OUT, file), 'utf8');
const preload = read('preload/preload.cjs');

describe('the preload', () => {
  /** Runs the bundle with a `require` that knows Electron alone. */
  function run() {
    const exposed = new Map<string, Record<string, (...args: readonly unknown[]) => unknown>>();
    const sent: unknown[][] = [];
    const listeners = new Set<(...args: readonly unknown[]) => void>();
    const electron = {
      contextBridge: {
        exposeInMainWorld: (
          name: string,
          api: Record<string, (...args: readonly unknown[]) => unknown>,
        ) => exposed.set(name, api),
      },
      ipcRenderer: {
        invoke: (...args: unknown[]) => sent.push(args),
        on: (channel: string, listener: (...args: readonly unknown[]) => void) => {
          sent.push(['on', channel]);
          listeners.add(listener);
        },
        removeListener: (_channel: string, listener: (...args: readonly unknown[]) => void) =>
          listeners.delete(listener),
      },
    };
    const required: string[] = [];
    const require = (name: string) => {
      required.push(name);
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    };
    vm.runInNewContext(preload, { require, module: { exports: {} }, exports: {} });
    return { exposed, sent, listeners, required };
  }

  test('requires Electron and nothing else, and exposes three functions', () => {
    const { exposed, required } = run();
    expect(required).toEqual(['electron']);
    expect([...exposed.keys()]).toEqual(['tidewatch']);
    expect(Object.keys(exposed.get('tidewatch') ?? {}).sort()).toEqual(['command', 'on', 'query']);
  });

  test('sends on its own channels whatever the page calls it with', () => {
    const { exposed, sent } = run();
    const api = exposed.get('tidewatch');
    api?.['query']?.('board.counts', { a: 1 }, 'third');
    api?.['command']?.('tidewatch:event', null);
    expect(sent).toEqual([
      ['tidewatch:query', 'board.counts', { a: 1 }],
      ['tidewatch:command', 'tidewatch:event', null],
    ]);
  });

  test('hands over what is said but never the event object, until told to stop', () => {
    const { exposed, listeners } = run();
    const heard: unknown[][] = [];
    const stop = exposed.get('tidewatch')?.['on']?.((...args: unknown[]) => heard.push(args));
    for (const listener of listeners) listener({ sender: 'secret' }, { topics: [] });
    expect(heard).toEqual([[{ topics: [] }]]);
    expect(stop).toBeTypeOf('function');
    if (typeof stop === 'function') stop();
    expect(listeners.size).toBe(0);
  });

  test('makes no code from text', () => {
    expect(preload).not.toMatch(/\beval\s*\(|new Function|\bimport\s*\(/);
  });
});

describe('the programs', () => {
  const programs = readdirSync(OUT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.c?js$/.test(file) && !file.startsWith('renderer'),
  );

  test('are one file each, but for the sign-in library that core reads with its first token', () => {
    const known = [
      'main.js',
      'preload.cjs',
      'core.js',
      'core-msal-client.js',
      'answer-worker.js',
      'cache-check.js',
      'cache-worker.js',
      'cli.js',
      'range.js',
    ];
    expect(
      programs.map((file) => path.basename(file)).filter((file) => !known.includes(file)),
    ).toEqual([]);
  });

  test.each(programs.filter((file) => file.endsWith('.js')))(
    '%s imports nothing that would not be in the package',
    (file) => {
      const imported = [...read(file).matchAll(/^import\s[^;]*?from\s*["']([^"']+)["']/gm)];
      const names = imported.map(([, name]) => name ?? '');
      const allowed = (name: string) =>
        programs.includes(path.join(path.dirname(file), name)) ||
        name.startsWith('node:') ||
        ['electron', 'better-sqlite3'].includes(name) ||
        isBuiltin(name);
      expect(names.filter((name) => !allowed(name))).toEqual([]);
    },
  );

  test('of Electron core has the network and nothing else; the other programs have nothing', () => {
    const electron = /^import (.*) from ["']electron["']/gm;
    for (const file of programs.filter((name) => /^(core|range)/.test(name))) {
      const imported = [...read(file).matchAll(electron)].map(([, names]) => names);
      expect(imported).toEqual(path.basename(file) === 'core.js' ? ['{ net }'] : []);
    }
  });

  test('the page was built without code made from text, and every file of it is listed', () => {
    const files: unknown = JSON.parse(read('renderer/files.json'));
    const there = readdirSync(path.join(OUT, 'renderer'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'files.json')
      .map((entry) =>
        path.relative(path.join(OUT, 'renderer'), path.join(entry.parentPath, entry.name)),
      )
      .map((file) => file.replaceAll(path.sep, '/'));
    expect(files).toEqual(there.sort());
  });
});

function isBuiltin(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
