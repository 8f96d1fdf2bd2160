import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;
const at = (...parts: string[]) => path.join(root, ...parts);

/** A program of its own, for Electron's Node: one entry, and one file unless it is said otherwise. */
export interface Program {
  readonly entry: string;
  readonly outDir: string;
  readonly file: string;
  readonly format: 'es' | 'cjs';
  /** What it imports later lies beside it, in files of their own that nothing reads before. */
  readonly later?: string;
}

/** Threads of core, each a file of its own that has to lie beside core's. */
export const CORE_THREADS = {
  'cache-worker': {
    entry: 'electron/core/ingest/worker.ts',
    outDir: 'out/core',
    file: 'cache-worker.js',
    format: 'es',
  },
  'answer-worker': {
    entry: 'electron/core/ingest/answer-worker.ts',
    outDir: 'out/core',
    file: 'answer-worker.js',
    format: 'es',
  },
  'cache-check': {
    entry: 'electron/core/store/check-worker.ts',
    outDir: 'out/core',
    file: 'cache-check.js',
    format: 'es',
  },
} as const satisfies Readonly<Record<string, Program>>;

/** Every build by its Vite mode. `renderer` is the page; the others are programs. */
const PROGRAMS: Readonly<Record<string, Program>> = {
  main: { entry: 'electron/main/main.ts', outDir: 'out/main', file: 'main.js', format: 'es' },
  preload: {
    entry: 'electron/preload.ts',
    outDir: 'out/preload',
    file: 'preload.cjs',
    format: 'cjs',
  },
  core: {
    entry: 'electron/core/utility.ts',
    outDir: 'out/core',
    file: 'core.js',
    format: 'es',
    later: 'core-[name].js', // the sign-in library: a third of core's code
  },
  ...CORE_THREADS,
  cli: { entry: 'electron/core/cli/cli.ts', outDir: 'out/core', file: 'cli.js', format: 'es' },
  range: {
    entry: 'electron/range/utility.ts',
    outDir: 'out/range',
    file: 'range.js',
    format: 'es',
  },
};

/** Names of all builds. */
export const BUILDS: readonly string[] = [...Object.keys(PROGRAMS), 'renderer'];

/** Left as imports: Electron itself, Node's own modules and the native database. */
const EXTERNAL = [
  /^electron(\/|$)/,
  'better-sqlite3',
  ...builtinModules.filter((name) => name !== 'http'),
  /^node:/,
];

/**
 * `node:http` for who only wants some of it. An `import` of it asks for all of its names at once, WebSocket
 * among them, for which Node brings in all of undici: 40 ms at the start of core.
 */
function leanHttp(): Plugin {
  const id = '\0lean-http';
  return {
    name: 'tidewatch-lean-http',
    enforce: 'pre',
    resolveId: (source) => (source === 'http' ? id : null),
    load: (module) =>
      module === id ? `export default process.getBuiltinModule('node:http');` : null,
  };
}

/** Characters beyond Latin as escapes: with one of them in it, V8 keeps a whole program two bytes a letter. */
function oneByteText(): Plugin {
  const escaped = (text: string) => `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'tidewatch-one-byte-text',
    renderChunk: (code) => ({ code: code.replace(/[^\0-\xff]/g, escaped), map: null }),
  };
}

/** How a program is bundled. `outDir` is relative to the repository. */
export function programConfig({ entry, outDir, file, format, later }: Program): UserConfig {
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [leanHttp(), oneByteText()],
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: at(entry),
      target: 'node24',
      outDir: at(outDir),
      emptyOutDir: false, // several programs share a folder
      minify: false, // readable stacks; size does not matter here
      rolldownOptions: {
        external: EXTERNAL,
        output: {
          format,
          entryFileNames: file,
          ...(later === undefined ? { codeSplitting: false } : { chunkFileNames: later }),
        },
      },
    },
  };
}

/**
 * What the first screen is made of in one file, because each file is a call to main. Apart from it, and run
 * before it, zod with the one setting it needs here (plain-zod.ts). The other screens follow in files of
 * their own.
 */
const PAGE_FILES = [
  { name: 'zod', test: /node_modules\/zod\/|renderer\/plain-zod\.ts$/, priority: 2 },
  { name: 'boot', test: /renderer\/app\/boot\.tsx$/, priority: 1 },
];

/** Writes the list of built files; the scheme handler serves these and nothing else. */
function fileManifest(folder: string): Plugin {
  return {
    name: 'tidewatch-file-manifest',
    closeBundle() {
      if (!existsSync(folder)) return;
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'files.json')
        .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
        .map((file) => file.replaceAll(path.sep, '/'))
        .sort();
      writeFileSync(path.join(folder, 'files.json'), `${JSON.stringify(files)}\n`);
    },
  };
}

function rendererConfig(): UserConfig {
  const outDir = at('out/renderer');
  return {
    root: at('renderer'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), fileManifest(outDir)],
    build: {
      target: 'chrome150',
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0, // everything is a file of ours, so img-src and font-src stay narrow
      modulePreload: { polyfill: false }, // would fetch, and connect-src is 'none'
      chunkSizeWarningLimit: 4_096, // read from the disk, not over a network
      rolldownOptions: { output: { codeSplitting: { groups: PAGE_FILES } } },
    },
  };
}

export default defineConfig(({ mode }) => {
  if (mode === 'renderer') return rendererConfig();
  const program = PROGRAMS[mode];
  if (!program) throw new Error(`No build is named "${mode}": ${BUILDS.join(', ')}.`);
  return programConfig(program);
});
