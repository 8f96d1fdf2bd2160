// The Chrome DevTools Protocol over a pair of pipes: JSON messages, each ended by a NUL byte.
import { EventEmitter } from 'node:events';
import { appendFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the protocol is untyped here
type Any = any;

const trace = process.env.STAND_IN_TRACE
  ? (way: string, text: string) =>
      appendFileSync(process.env.STAND_IN_TRACE!, `${way} ${text.slice(0, 300)}\n`)
  : () => {};

export class CdpError extends Error {}

export class Session extends EventEmitter {
  readonly #cdp: Cdp;
  readonly id: string | undefined;
  constructor(cdp: Cdp, id?: string) {
    super();
    this.#cdp = cdp;
    this.id = id;
    this.setMaxListeners(0);
  }
  send(method: string, params: object = {}): Promise<Any> {
    return this.#cdp.call(method, params, this.id);
  }
  /** For calls whose failure only says that the page has gone. */
  tell(method: string, params: object = {}): void {
    this.send(method, params).catch(() => {});
  }
}

export class Cdp {
  readonly root = new Session(this);
  readonly #out: Writable;
  readonly #sessions = new Map<string, Session>();
  readonly #calls = new Map<
    number,
    { resolve(value: Any): void; reject(error: Error): void; method: string }
  >();
  #last = 0;
  #chunks: Buffer[] = [];
  #closed = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    out.on('error', () => {});
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', () => this.#close());
  }

  call(method: string, params: object, sessionId?: string): Promise<Any> {
    if (this.#closed) return Promise.reject(new CdpError(`${method}: Chromium has gone`));
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#calls.set(id, { resolve, reject, method });
      const text = JSON.stringify({ id, method, params, sessionId });
      trace('>', text);
      this.#out.write(text + '\0');
    });
  }

  session(id: string): Session {
    let session = this.#sessions.get(id);
    if (!session) this.#sessions.set(id, (session = new Session(this, id)));
    return session;
  }

  #read(chunk: Buffer): void {
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0)) {
      this.#chunks.push(chunk.subarray(0, end));
      chunk = chunk.subarray(end + 1);
      const text = (
        this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
      ).toString();
      this.#chunks = [];
      trace('<', text);
      this.#dispatch(JSON.parse(text));
    }
    if (chunk.length) this.#chunks.push(chunk);
  }

  #dispatch(message: Any): void {
    if (message.id === undefined) {
      const session = message.sessionId ? this.session(message.sessionId) : this.root;
      if (message.method === 'Target.detachedFromTarget')
        this.#sessions.delete(message.params.sessionId);
      session.emit(message.method, message.params);
      return;
    }
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.error) call?.reject(new CdpError(`${call.method}: ${message.error.message}`));
    else call?.resolve(message.result);
  }

  #close(): void {
    this.#closed = true;
    for (const { reject, method } of this.#calls.values())
      reject(new CdpError(`${method}: Chromium has gone`));
    this.#calls.clear();
  }
}
