// What a sandboxed preload finds around it: `require('electron')` with two members, and nothing of Node.
// Runs in an isolated world; `wire` is a binding that exists only there.
import { decode, encode } from '../codec.ts';
import type { BridgeEnd } from './bridge.ts';

type Listener = (...args: readonly unknown[]) => void;
type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

interface Surroundings {
  readonly bridge: BridgeEnd;
  readonly wire: (text: string) => void;
  readonly file: string;
}

/** Runs the preload and gives the function that takes messages from main. */
export function startPreload(
  { bridge, wire, file }: Surroundings,
  preload: Preload,
): (head: string, body: string) => void {
  const listeners = new Map<string, readonly Listener[]>();
  const invocations = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;

  const post = (head: object, value: unknown): void => {
    wire(`${JSON.stringify({ ...head, url: location.href })}\n${encode(value)}`);
  };

  const ipcRenderer = {
    invoke(channel: string, ...args: readonly unknown[]): Promise<unknown> {
      const id = ++last;
      const waiting = Promise.withResolvers<unknown>();
      try {
        post({ kind: 'invoke', id, channel }, args);
        invocations.set(id, waiting);
      } catch (error) {
        waiting.reject(error);
      }
      return waiting.promise;
    },
    on(channel: string, listener: Listener): void {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeListener(channel: string, listener: Listener): void {
      const rest = (listeners.get(channel) ?? []).filter((other) => other !== listener);
      listeners.set(channel, rest);
    },
  };

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown): void => bridge.expose(key, api),
  };
  const missing = (name: string): never => {
    throw new Error(`electron stand-in: the preload's ${name} is not implemented`);
  };
  const strict = <T extends object>(name: string, value: T): T =>
    new Proxy(value, {
      get: (target, key) =>
        key in target ? Reflect.get(target, key) : missing(`${name}.${String(key)}`),
    });
  const electron = strict('electron', {
    ipcRenderer: strict('ipcRenderer', ipcRenderer),
    contextBridge: strict('contextBridge', contextBridge),
  });
  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`module not found: ${name}`);
  };

  post({ kind: 'hello' }, null);
  const module = { exports: {} };
  try {
    preload(require, module, module.exports);
  } catch (error) {
    console.error('Unable to load preload script:', file, error);
    post({ kind: 'preload-error' }, error);
  }

  return (head, body) => {
    const message: { kind: string; id?: number; ok?: boolean; channel?: string } = JSON.parse(head);
    const value = decode(body);
    if (message.kind === 'send') {
      const args = Array.isArray(value) ? value : [];
      for (const listener of listeners.get(message.channel ?? '') ?? []) listener({}, ...args);
      return;
    }
    const id = message.id ?? 0;
    const waiting = invocations.get(id);
    invocations.delete(id);
    if (message.ok) waiting?.resolve(value);
    else waiting?.reject(new Error(String(value)));
  };
}
