import {
  type CoreStart,
  type FromCore,
  type HostAsk,
  ToCore,
  Unsealed,
} from '#shared/contract/host-protocol.ts';
import { AppError, type Result, toFailure } from '#shared/errors.ts';
import { answeringCore, type Core } from './core.ts';
import type { Host } from './host.ts';
import { createLog, rollingLogFile } from './log.ts';

/** What Electron's utility process offers for talking to main. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
}

/** The first moment belongs to the window: its rows are read and drawn before the cache is written and tenants are looked at. */
const CALM_MS = 1_000;

/** What core's process gives: the way to main, the network, time and chance, and its own end. */
interface CoreProcess extends Pick<Host, 'fetch' | 'now' | 'random'> {
  readonly port: ParentPort;
  /** Lets the heap grow less from now on; called once the writer's thread has started. */
  readonly holdHeap: () => void;
  /** Ends the process with that code. */
  readonly exit: (code: number) => void;
}

/** Core in its own process: one start, then calls and their results, events, and asks to the rim. */
export function serve({ port, exit, holdHeap, ...given }: CoreProcess): void {
  const asks = new Map<number, PromiseWithResolvers<unknown>>();
  let lastAsk = 0;
  let core: Core | null = null;

  const post = (message: FromCore) => port.postMessage(message);

  const ask = (what: HostAsk): Promise<unknown> => {
    const id = ++lastAsk;
    const answer = Promise.withResolvers<unknown>();
    asks.set(id, answer);
    post({ kind: 'ask', id, ask: what });
    return answer.promise;
  };

  const settle = (id: number, result: Result<unknown>) => {
    const waiting = asks.get(id);
    asks.delete(id);
    if (result.ok) waiting?.resolve(result.value);
    else waiting?.reject(new AppError(result.failure.code, result.failure.message, result.failure));
  };

  const start = async (message: CoreStart) => {
    try {
      const file = rollingLogFile(message.dataDir);
      const log = createLog(file, 'info');
      core = await answeringCore({
        dataDir: message.dataDir,
        cloud: message.cloud,
        policy: message.policy,
        beginAnew: message.beginAnew,
        host: { ...given, ...rim(ask, message.protection) },
        log,
        forgetInLog: file.forget,
        emit: (event) => post({ kind: 'event', event }),
        onBroken: () => {
          log.fatal('the writer of the cache is gone; core ends, to be started again');
          exit(1);
        },
        calmMs: CALM_MS,
      });
      post({ kind: 'ready' });
      await core.settled;
      holdHeap();
      core.start();
    } catch (error) {
      post({ kind: 'failed', failure: toFailure(error) });
    }
  };

  const call = async ({ id, asked, name, input }: Extract<ToCore, { kind: 'call' }>) => {
    if (core) post({ kind: 'result', id, result: await core.handle(name, input, asked) });
  };

  const received = async (data: unknown) => {
    const message = ToCore.parse(data);
    switch (message.kind) {
      case 'start':
        return start(message);
      case 'call':
        return call(message);
      case 'reply':
        return settle(message.id, message.result);
      case 'power':
        return core?.power(message.event);
      case 'stop':
        await core?.stop();
        post({ kind: 'stopped' });
        exit(0);
    }
  };

  // Electron 37+ only warns of these in a utility process; half a core is worse than none (electron.md 2.2).
  process.on('unhandledRejection', (error) => {
    throw error;
  });
  // Each in a turn of its own: of several that came at once, the answer to one leaves before the next is begun.
  port.on('message', ({ data }) => void setImmediate(() => void received(data)));
}

/** What the rim does for core. */
function rim(
  ask: (what: HostAsk) => Promise<unknown>,
  protection: CoreStart['protection'],
): Omit<Host, 'fetch' | 'now' | 'random'> {
  const text = async (what: HostAsk) => {
    const answer = await ask(what);
    if (typeof answer === 'string') return answer;
    throw new AppError('internal', 'The rim answered with something that is no text.');
  };
  return {
    secretBox: {
      protection,
      seal: (plain) => text({ call: 'seal', plain }),
      unseal: async (sealed, keep) => {
        const { plain, resealed } = Unsealed.parse(await ask({ call: 'unseal', sealed }));
        if (resealed !== null) keep?.(resealed);
        return plain;
      },
    },
    openInBrowser: async (url, browser) => {
      await ask({ call: 'open', url, browser });
    },
    copyText: async (copied) => {
      await ask({ call: 'copy', text: copied });
    },
    notify: async (toast) => {
      await ask({ call: 'notify', toast });
    },
    showCounts: async (counts) => {
      await ask({ call: 'counts', counts });
    },
    saveText: async ({ text: written, beside = null, ...file }) =>
      (await ask({ call: 'save-text', file, text: written, beside })) === true,
    readText: async ({ mostBytes, ...file }) => {
      const read = await ask({ call: 'read-text', file, mostBytes });
      return typeof read === 'string' ? read : null;
    },
  };
}
