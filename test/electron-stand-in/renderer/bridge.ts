// One end of the context bridge. The same source runs once in the page's world and once in the preload's:
// a DOM event is dispatched synchronously and its detail is structured-cloned from one world to the other.
// Follows Electron: functions and promises become proxies, errors keep only their message, prototypes and symbols are lost.

export interface BridgeEnd {
  expose(key: string, api: unknown): void;
}

export function bridgeEnd(token: string, outgoing: string, incoming: string): BridgeEnd {
  const fire = window.dispatchEvent.bind(window);
  const Fired = CustomEvent;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<
    number,
    { resolve(value: unknown): void; reject(error: unknown): void }
  >();
  const answers = new Map<number, { ok: boolean; value: unknown }>();
  const proxied = new WeakMap<object, number>();
  let last = 0;

  const post = (message: object): void => {
    const event = new Fired(outgoing, { detail: message });
    fire(event);
  };
  const failure = (error: unknown): unknown =>
    pack(error instanceof Error ? error : new Error(String(error)));

  function pack(value: any, depth = 0, seen = new Map<object, unknown>()): unknown {
    if (depth > 1000)
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
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
      value
        .then((result) => post({ kind: 'settle', id, ok: true, value: pack(result) }))
        .catch((error) => post({ kind: 'settle', id, ok: false, value: failure(error) }));
      return { [token]: 'promise', id };
    }
    if (value instanceof Error) return { [token]: 'error', message: String(value.message) };
    if (seen.has(value)) return seen.get(value);
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      seen.set(value, copy);
      for (const item of value) copy.push(pack(item, depth + 1, seen));
      return copy;
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      try {
        return structuredClone(value);
      } catch {
        throw new Error('An object could not be cloned.');
      }
    }
    const copy: Record<string, unknown> = {};
    seen.set(value, copy);
    for (const key of Object.keys(value)) copy[key] = pack(value[key], depth + 1, seen);
    return copy;
  }

  function unpack(value: any, seen = new Set<object>()): any {
    if (typeof value !== 'object' || value === null || seen.has(value)) return value;
    seen.add(value);
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) value[i] = unpack(value[i], seen);
      return value;
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return value;
    if (value[token] === 'error') return new Error(value.message);
    if (value[token] === 'back') return functions.get(value.id);
    if (value[token] === 'promise')
      return new Promise((resolve, reject) => promises.set(value.id, { resolve, reject }));
    if (value[token] === 'function') {
      const proxy = (...args: unknown[]): unknown => {
        const call = ++last;
        post({ kind: 'call', id: value.id, call, args: pack(args) });
        const answer = answers.get(call);
        answers.delete(call);
        if (!answer) throw new Error('An object could not be cloned.');
        if (!answer.ok) throw unpack(answer.value);
        return unpack(answer.value);
      };
      proxied.set(proxy, value.id);
      return proxy;
    }
    for (const key of Object.keys(value)) value[key] = unpack(value[key], seen);
    return value;
  }

  function freeze(value: any): any {
    if (
      typeof value === 'object' &&
      value !== null &&
      !ArrayBuffer.isView(value) &&
      !Object.isFrozen(value)
    ) {
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    }
    return value;
  }

  window.addEventListener(incoming, (event) => {
    const message = (event as CustomEvent).detail;
    if (!message) return;
    if (message.kind === 'call') {
      let answer;
      try {
        answer = { ok: true, value: pack(functions.get(message.id)!(...unpack(message.args))) };
      } catch (error) {
        answer = { ok: false, value: failure(error) };
      }
      post({ kind: 'answer', call: message.call, ...answer });
    } else if (message.kind === 'answer') answers.set(message.call, message);
    else if (message.kind === 'settle') {
      const promise = promises.get(message.id);
      promises.delete(message.id);
      if (message.ok) promise?.resolve(unpack(message.value));
      else promise?.reject(unpack(message.value));
    } else if (message.kind === 'expose') {
      let error: string | undefined;
      if (Object.hasOwn(window, message.key))
        error = `Cannot bind an API on top of an existing property on the window object`;
      else
        Object.defineProperty(window, message.key, {
          value: freeze(unpack(message.api)),
          enumerable: true,
        });
      post({ kind: 'answer', call: message.call, ok: !error, value: error });
    }
  });

  return {
    expose(key, api) {
      const call = ++last;
      post({ kind: 'expose', key, call, api: pack(api) });
      const answer = answers.get(call);
      answers.delete(call);
      if (!answer?.ok)
        throw new Error(answer ? String(answer.value) : 'An object could not be cloned.');
    },
  };
}
