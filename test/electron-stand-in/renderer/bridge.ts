// One end of the context bridge. The same source runs once in the page's world and once in the preload's:
// a DOM event is dispatched at once, and Chromium clones its detail from one world into the other.
// As in Electron, functions and promises become proxies, errors keep only their message, and prototypes
// and symbols are lost.

export interface BridgeEnd {
  expose(key: string, api: unknown): void;
}

/** Any function at all: what crosses was written elsewhere. */
type Callable = Parameters<typeof Reflect.apply>[0];

/** Joins the two worlds under names nobody else knows: `token` marks what was packed. */
export function bridgeEnd(token: string, outgoing: string, incoming: string): BridgeEnd {
  const fire = window.dispatchEvent.bind(window);
  const Fired = CustomEvent;
  const functions = new Map<number, Callable>();
  const promises = new Map<number, PromiseWithResolvers<unknown>>();
  const answers = new Map<number, { ok: boolean; value: unknown }>();
  const proxied = new WeakMap<object, number>();
  let last = 0;

  const post = (message: object): void => {
    fire(new Fired(outgoing, { detail: message }));
  };
  const failure = (error: unknown): unknown => {
    return pack(error instanceof Error ? error : new Error(String(error)));
  };
  const member = (value: unknown, key: string): unknown => {
    return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  };
  const isPlain = (value: unknown): value is object =>
    Object.prototype.toString.call(value) === '[object Object]';

  function pack(value: unknown): unknown {
    if (typeof value === 'symbol') return undefined;
    if (typeof value === 'function') {
      const theirs = proxied.get(value);
      if (theirs !== undefined) return { [token]: 'back', id: theirs };
      functions.set(++last, value);
      return { [token]: 'function', id: last };
    }
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Promise) {
      const id = ++last;
      value.then(
        (result: unknown) => post({ kind: 'settle', id, ok: true, value: pack(result) }),
        (error: unknown) => post({ kind: 'settle', id, ok: false, value: failure(error) }),
      );
      return { [token]: 'promise', id };
    }
    if (value instanceof Error) return { [token]: 'error', message: value.message };
    if (Array.isArray(value)) return value.map(pack);
    if (!isPlain(value)) return copied(value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, pack(item)]));
  }

  function copied(value: object): unknown {
    try {
      return structuredClone(value);
    } catch {
      throw new Error('An object could not be cloned.');
    }
  }

  function unpack(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(unpack);
    if (!isPlain(value)) return value;
    const id = Number(member(value, 'id'));
    switch (member(value, token)) {
      case 'error':
        return new Error(String(member(value, 'message')));
      case 'back':
        return functions.get(id);
      case 'promise': {
        const waiting = Promise.withResolvers<unknown>();
        promises.set(id, waiting);
        return waiting.promise;
      }
      case 'function':
        return proxy(id);
      default:
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unpack(item)]));
    }
  }

  function proxy(id: number): Callable {
    const calling = (...args: readonly unknown[]): unknown => {
      const call = ++last;
      post({ kind: 'call', id, call, args: pack(args) });
      const answer = taken(call);
      if (!answer) throw new Error('An object could not be cloned.');
      if (!answer.ok) throw unpack(answer.value);
      return unpack(answer.value);
    };
    proxied.set(calling, id);
    return calling;
  }

  function taken(call: number): { ok: boolean; value: unknown } | undefined {
    const answer = answers.get(call);
    answers.delete(call);
    return answer;
  }

  function freeze(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
    Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  }

  function answerCall(message: unknown): void {
    const call = member(message, 'call');
    const args = unpack(member(message, 'args'));
    try {
      const run = functions.get(Number(member(message, 'id')));
      if (!run) throw new Error('The function has gone.');
      const value = pack(Reflect.apply(run, undefined, Array.isArray(args) ? args : []));
      post({ kind: 'answer', call, ok: true, value });
    } catch (error) {
      post({ kind: 'answer', call, ok: false, value: failure(error) });
    }
  }

  function accept(message: unknown): void {
    const key = String(member(message, 'key'));
    const free = !Object.hasOwn(window, key);
    if (free) {
      const value = freeze(unpack(member(message, 'api')));
      Object.defineProperty(window, key, { value, enumerable: true });
    }
    const value = 'Cannot bind an API on top of an existing property on the window object';
    post({ kind: 'answer', call: member(message, 'call'), ok: free, value });
  }

  window.addEventListener(incoming, (event) => {
    const message: unknown = member(event, 'detail');
    const ok = member(message, 'ok') === true;
    const value = member(message, 'value');
    switch (member(message, 'kind')) {
      case 'call':
        return answerCall(message);
      case 'answer':
        answers.set(Number(member(message, 'call')), { ok, value });
        return;
      case 'settle': {
        const id = Number(member(message, 'id'));
        const waiting = promises.get(id);
        promises.delete(id);
        if (ok) waiting?.resolve(unpack(value));
        else waiting?.reject(unpack(value));
        return;
      }
      case 'expose':
        return accept(message);
    }
  });

  return {
    expose(key, api) {
      const call = ++last;
      post({ kind: 'expose', key, call, api: pack(api) });
      const answer = taken(call);
      if (!answer?.ok) {
        throw new Error(answer ? String(answer.value) : 'An object could not be cloned.');
      }
    },
  };
}
