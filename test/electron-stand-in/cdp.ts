// The Chrome DevTools Protocol over a pair of pipes: JSON messages, each ended by a NUL byte.
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const Message = z.object({
  id: z.int().optional(),
  sessionId: z.string().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
});

interface Call {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One conversation: with the browser itself (no id) or with one page. */
export class CdpSession {
  readonly id: string | undefined;
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #call: (method: string, params: object) => Promise<unknown>;

  constructor(call: (method: string, params: object) => Promise<unknown>, id?: string) {
    this.#call = call;
    this.id = id;
  }

  /** Listens for an event whose parameters fit `schema`; ones that do not are a changed protocol. */
  on<S extends z.ZodType>(
    method: string,
    schema: S,
    listener: (params: z.output<S>) => void,
  ): void {
    this.#events.on(method, (params: unknown) => listener(schema.parse(params)));
  }

  /** Called by the connection. */
  emit(method: string, params: unknown): void {
    this.#events.emit(method, params);
  }

  send(method: string, params: object = {}): Promise<unknown> {
    return this.#call(method, params);
  }

  async ask<S extends z.ZodType>(method: string, params: object, schema: S): Promise<z.output<S>> {
    return schema.parse(await this.#call(method, params));
  }

  /** For calls whose failure only says that the page has gone meanwhile. */
  tell(method: string, params: object = {}): void {
    this.#call(method, params).catch((error: unknown) => {
      if (process.env['STAND_IN_VERBOSE']) console.error(`electron stand-in: ${String(error)}`);
    });
  }
}

export class CdpConnection {
  readonly root = new CdpSession((method, params) => this.#send(method, params));
  readonly #out: Writable;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #calls = new Map<number, Call>();
  #lastId = 0;
  #rest: Buffer[] = [];
  #closed = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    out.on('error', () => this.#close());
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', () => this.#close());
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const made = new CdpSession((method, params) => this.#send(method, params, id), id);
    this.#sessions.set(id, made);
    return made;
  }

  #send(method: string, params: object, sessionId?: string): Promise<unknown> {
    if (this.#closed) return Promise.reject(gone(method));
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId;
      this.#calls.set(id, { method, resolve, reject });
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #read(chunk: Buffer): void {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = Buffer.concat([...this.#rest, rest.subarray(0, end)]).toString();
      this.#rest = [];
      rest = rest.subarray(end + 1);
      this.#dispatch(Message.parse(JSON.parse(text)));
    }
    if (rest.length > 0) this.#rest.push(rest);
  }

  #dispatch({ id, sessionId, method, params, result, error }: z.output<typeof Message>): void {
    if (id === undefined) {
      if (method) (sessionId ? this.session(sessionId) : this.root).emit(method, params);
      return;
    }
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (error) call?.reject(new Error(`${call.method}: ${error.message}`));
    else call?.resolve(result);
  }

  #close(): void {
    this.#closed = true;
    for (const { method, reject } of this.#calls.values()) reject(gone(method));
    this.#calls.clear();
  }
}

function gone(method: string): Error {
  return new Error(`${method}: Chromium has gone`);
}
