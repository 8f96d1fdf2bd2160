// First code of a utility process: `process.parentPort`, then the module that was asked for.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { cloned } from './codec.ts';

const Posted = z.object({ message: z.unknown().optional() });
const early: unknown[] = [];
let loaded = false;

const parentPort = Object.assign(new EventEmitter(), {
  postMessage(message: unknown): void {
    process.send?.(cloned(message));
  },
});
process.on('message', (posted) => {
  const event = { data: Posted.parse(posted).message, ports: [] };
  if (loaded) parentPort.emit('message', event);
  else early.push(event);
});
process.on('disconnect', () => process.exit());
Object.assign(process, { parentPort, type: 'utility' });

process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1] ?? '').href);
loaded = true;
for (const event of early) parentPort.emit('message', event);
