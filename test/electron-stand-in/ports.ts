// MessageChannelMain over Node's own channels, and the relay that carries a transferred port into another process.
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { cloned } from './codec.ts';

export class MessagePortMain extends EventEmitter {
  #port: MessagePort | undefined;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }
  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    const ports = transfer.map((port) => port.take());
    this.#port?.postMessage({ message: cloned(message), ports }, ports);
  }
  start(): void {
    this.#port?.on('message', ({ message, ports }: { message: unknown; ports: MessagePort[] }) =>
      this.emit('message', { data: message, ports: ports.map((p) => new MessagePortMain(p)) }),
    );
    this.#port?.on('close', () => this.emit('close'));
  }
  close(): void {
    this.#port?.close();
  }
  /** Neutered by a transfer, as a real port is. */
  take(): MessagePort {
    if (!this.#port) throw new Error('Port at index 0 is already neutered');
    const port = this.#port;
    this.#port = undefined;
    return port;
  }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain;
  readonly port2: MessagePortMain;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

export interface PortMessage {
  kind: 'port';
  id: number;
  ports: number[];
}

type Send = (head: PortMessage | { kind: 'port-close'; id: number }, value: unknown) => void;

export class PortRelay {
  readonly #ports = new Map<number, MessagePort>();
  readonly #send: Send;
  #last: number;
  /** The two ends number their ports apart: one even, the other odd. */
  constructor(first: 0 | 1, send: Send) {
    this.#last = first;
    this.#send = send;
  }

  give(port: MessagePortMain): number {
    return this.#carry((this.#last += 2), port.take());
  }
  accept(id: number): MessagePortMain {
    const { port1, port2 } = new MessageChannel();
    this.#carry(id, port1);
    return new MessagePortMain(port2);
  }
  receive({ id, ports }: PortMessage, value: unknown): void {
    const taken = ports.map((port) => this.accept(port).take());
    this.#ports.get(id)?.postMessage({ message: value, ports: taken }, taken);
  }
  close(id: number): void {
    this.#ports.get(id)?.close();
    this.#ports.delete(id);
  }
  closeAll(): void {
    for (const id of [...this.#ports.keys()]) this.close(id);
  }

  #carry(id: number, port: MessagePort): number {
    this.#ports.set(id, port);
    port.on('message', ({ message, ports }: { message: unknown; ports: MessagePort[] }) =>
      this.#send(
        { kind: 'port', id, ports: ports.map((p) => this.give(new MessagePortMain(p))) },
        message,
      ),
    );
    port.on('close', () => {
      if (this.#ports.delete(id)) this.#send({ kind: 'port-close', id }, null);
    });
    return id;
  }
}
