// First code of a utility process: process.parentPort, then the module that was asked for.
import { EventEmitter } from 'node:events';
import { pathToFileURL } from 'node:url';
import { PortRelay, type MessagePortMain } from './ports.ts';
import { cloned } from './codec.ts';

const relay = new PortRelay(1, (head, value) => process.send!([head, value]));
const early: unknown[] = [];
const parentPort = Object.assign(new EventEmitter(), {
  postMessage(message: unknown, transfer: MessagePortMain[] = []) {
    process.send!([
      { kind: 'message', ports: transfer.map((p) => relay.give(p)) },
      cloned(message),
    ]);
  },
});
let loaded = false;
const deliver = (event: unknown): void => {
  if (loaded) parentPort.emit('message', event);
  else early.push(event);
};
process.on('message', ([head, value]: [any, unknown]) => {
  if (head.kind === 'message')
    deliver({ data: value, ports: head.ports.map((id: number) => relay.accept(id)) });
  else if (head.kind === 'port') relay.receive(head, value);
  else if (head.kind === 'port-close') relay.close(head.id);
});
process.on('disconnect', () => process.exit());
Object.assign(process, { parentPort, type: 'utility' });
process.argv.splice(1, 1);
await import(pathToFileURL(process.argv[1]!).href);
loaded = true;
for (const event of early) parentPort.emit('message', event);
