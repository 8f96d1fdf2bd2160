// First code of a utility process: `process.parentPort`, then the module that was asked for.
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { cloned } from './codec.ts';

/** Nothing is imported for this: the start of a utility process is part of what benchmarks measure. */
function messageIn(posted: unknown): unknown {
  return typeof posted === 'object' && posted !== null ? Reflect.get(posted, 'message') : undefined;
}

const early: unknown[] = [];
let loaded = false;

const parentPort = Object.assign(new EventEmitter(), {
  postMessage(message: unknown): void {
    process.send?.(cloned(message));
  },
});
process.on('message', (posted) => {
  const event = { data: messageIn(posted), ports: [] };
  if (loaded) parentPort.emit('message', event);
  else early.push(event);
});
process.on('disconnect', () => process.exit());
Object.assign(process, { parentPort, type: 'utility' });

const electron = new URL('./utility-electron.ts', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron'
      ? { url: electron, format: 'module', shortCircuit: true }
      : next(name, context),
});

process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1] ?? '').href);
loaded = true;
for (const event of early) parentPort.emit('message', event);
