// What a sandboxed preload finds around it: require('electron'), a little of process, and nothing else of Node.
// Runs in an isolated world; `wire` is a binding that exists only in this world.

import { decode, encode } from '../codec.ts';
import type { BridgeEnd } from './bridge.ts';

interface PreloadSetup {
  process: Record<string, unknown>;
  file: string;
}
type Preload = (
  require: (name: string) => unknown,
  module: { exports: unknown },
  exports: unknown,
  process: unknown,
  global: unknown,
) => void;

export function startPreload(
  bridge: BridgeEnd,
  wire: (text: string) => void,
  setup: PreloadSetup,
  preload: Preload,
): (head: string, body: string) => void {
  const post = (head: object, value: unknown): void =>
    wire(JSON.stringify({ ...head, url: location.href }) + '\n' + encode(value));

  class Emitter {
    #listeners = new Map<string, ((...args: unknown[]) => void)[]>();
    on(name: string, listener: (...args: unknown[]) => void): this {
      this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
      return this;
    }
    once(name: string, listener: (...args: unknown[]) => void): this {
      const once = Object.assign(
        (...args: unknown[]) => {
          this.off(name, once);
          listener(...args);
        },
        { listener },
      );
      return this.on(name, once);
    }
    off(name: string, listener: (...args: unknown[]) => void): this {
      const all = [...(this.#listeners.get(name) ?? [])];
      const at = all.findLastIndex(
        (l) => l === listener || (l as { listener?: unknown }).listener === listener,
      );
      if (at >= 0) all.splice(at, 1);
      this.#listeners.set(name, all);
      return this;
    }
    removeAllListeners(name?: string): this {
      if (name === undefined) this.#listeners.clear();
      else this.#listeners.delete(name);
      return this;
    }
    listenerCount(name: string): number {
      return this.#listeners.get(name)?.length ?? 0;
    }
    emit(name: string, ...args: unknown[]): boolean {
      const all = this.#listeners.get(name) ?? [];
      for (const l of all) l(...args);
      return all.length > 0;
    }
    addListener(name: string, listener: (...args: unknown[]) => void): this {
      return this.on(name, listener);
    }
    removeListener(name: string, listener: (...args: unknown[]) => void): this {
      return this.off(name, listener);
    }
  }

  const invocations = new Map<number, PromiseWithResolvers<unknown>>();
  const ports = new Map<number, MessagePort>();
  let last = 0,
    lastPort = 1;

  const sendPort = (port: MessagePort): number => relayPort((lastPort += 2), port);
  function relayPort(id: number, port: MessagePort): number {
    ports.set(id, port);
    port.onmessage = ({ data, ports: more }) =>
      post({ kind: 'port', id, ports: more.map(sendPort) }, data);
    return id;
  }
  function takePort(id: number): MessagePort {
    const { port1, port2 } = new MessageChannel();
    relayPort(id, port1);
    return port2;
  }

  class IpcRenderer extends Emitter {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++last;
      const waiting = Promise.withResolvers<unknown>();
      try {
        post({ kind: 'invoke', id, channel }, args);
      } catch (error) {
        return Promise.reject(error as Error);
      }
      invocations.set(id, waiting);
      return waiting.promise;
    }
    send(channel: string, ...args: unknown[]): void {
      post({ kind: 'send', channel }, args);
    }
    postMessage(channel: string, message: unknown, transfer: MessagePort[] = []): void {
      post({ kind: 'send', channel, ports: transfer.map(sendPort) }, [message]);
    }
    sendSync(): never {
      throw new Error('electron stand-in: ipcRenderer.sendSync cannot be represented');
    }
  }
  const ipcRenderer = new IpcRenderer();

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api) },
    webUtils: { getPathForFile: () => '' },
  };
  const modules: Record<string, unknown> = {
    electron,
    'electron/renderer': electron,
    events: { EventEmitter: Emitter },
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  const require = (name: string): unknown => {
    const found = modules[name.replace(/^node:/, '')];
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  };

  post({ kind: 'hello' }, null);
  const module = { exports: {} };
  try {
    preload(require, module, module.exports, Object.freeze(setup.process), globalThis);
  } catch (error) {
    console.error('Unable to load preload script:', setup.file, error);
    post({ kind: 'preload-error' }, error instanceof Error ? error : new Error(String(error)));
  }

  return (head, body) => {
    const message = JSON.parse(head);
    const value = decode(body);
    if (message.kind === 'result') {
      const waiting = invocations.get(message.id);
      invocations.delete(message.id);
      if (message.ok) waiting?.resolve(value);
      else waiting?.reject(new Error(value as string));
    } else if (message.kind === 'send')
      ipcRenderer.emit(
        message.channel,
        { sender: ipcRenderer, ports: (message.ports as number[]).map(takePort) },
        ...(value as unknown[]),
      );
    else if (message.kind === 'port')
      ports.get(message.id)?.postMessage(value, (message.ports as number[]).map(takePort));
    else if (message.kind === 'port-close') {
      ports.get(message.id)?.close();
      ports.delete(message.id);
    }
  };
}
