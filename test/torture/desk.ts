import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { contract, type Input, type Name, type Output } from '#shared/contract/contract.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import { Failure } from '#shared/errors.ts';
import { z } from 'zod';
import type { BuiltDesk } from './built-desk.ts';
import { FromDesk, type Order } from './desk-protocol.ts';

/** How many times faster than the computer's a desk's clock runs: a wait of a minute takes 1.5 s. */
const SPEED = 40;

/** The desk's program was killed before it had answered. */
export class DeskGone extends Error {}

const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);

interface DeskParts {
  readonly dataDir: string;
  readonly cloud: Cloud;
  readonly program: BuiltDesk;
}

/** One analyst's desk on a data folder of its own: core in a program that can be killed at any moment. */
export function tortureDesk({ dataDir, cloud, program }: DeskParts) {
  let child: ChildProcess | null = null;
  let last = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();

  const begin = () => {
    const env = { ...process.env, NODE_COMPILE_CACHE: program.compiled };
    const begun = fork(program.file, [], { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    begun.on('message', (message) => {
      const { id, result } = FromDesk.parse(message);
      const asked = waiting.get(id);
      waiting.delete(id);
      if (result.ok) asked?.resolve(result.value);
      else asked?.reject(new Error(result.message));
    });
    begun.on('exit', (code, signal) => {
      if (child === begun) child = null;
      for (const one of waiting.values()) one.reject(new DeskGone(`${code} ${signal}`));
      waiting.clear();
    });
    child = begun;
  };

  const order = (what: Order): Promise<unknown> => {
    const asked = Promise.withResolvers<unknown>();
    if (!child?.connected) return Promise.reject(new DeskGone('It is not running.'));
    const id = (last += 1);
    waiting.set(id, asked);
    child.send({ id, order: what }, (error) => {
      if (error === null || !waiting.delete(id)) return;
      asked.reject(new DeskGone(error.message));
    });
    return asked.promise;
  };

  const call = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
    const result = Answer.parse(await order({ kind: 'call', name, input }));
    if (!result.ok) throw new Error(`${name}: ${result.failure.code}: ${result.failure.message}`);
    // The one cast: the schema under a name gives that name's output, which TypeScript cannot see.
    return contract[name].output.parse(result.value) as Output<N>;
  };

  const ended = async (one: ChildProcess) => {
    if (one.exitCode === null && one.signalCode === null) await once(one, 'exit');
  };

  return {
    order,
    call,
    isUp: () => child !== null,
    /** Starts the program on its folder; core answers, and does nothing by itself yet. */
    open: async (aheadMs: number) => {
      begin();
      await order({ kind: 'open', dataDir, cloud, speed: SPEED, aheadMs });
    },
    /** SIGKILL, which no program hears coming. Resolves when it is gone. */
    kill: async () => {
      const one = child;
      child = null;
      one?.kill('SIGKILL');
      if (one) await ended(one);
    },
    /** Ends it as the commands end core. */
    close: async () => {
      const one = child;
      if (one === null) return;
      await order({ kind: 'stop' });
      one.disconnect();
      await ended(one);
    },
  };
}
export type TortureDesk = ReturnType<typeof tortureDesk>;
