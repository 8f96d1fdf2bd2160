import {
  contract,
  type Contract,
  type Name,
  type Output,
  type ParsedInput,
} from '#shared/contract/contract.ts';
import { AppError, type Result, toFailure } from '#shared/errors.ts';
import type { Log } from '../log.ts';

/** Names answered by core; the others belong to the rim. */
export type CoreName = Exclude<Name, `host.${string}`>;

export type Handler<N extends CoreName> = (input: ParsedInput<N>) => Output<N> | Promise<Output<N>>;

export type Handlers = { readonly [N in CoreName]: Handler<N> };

/** The entries of the contract one file of handlers answers. */
export type HandlersOf<Part extends Partial<Contract>> = {
  readonly [N in keyof Part & CoreName]: Handler<N>;
};

export type Dispatch = (name: string, input: unknown) => Promise<Result<unknown>>;

/** Parses what comes in, answers with a result, never throws: the door of core. */
export function dispatcher(handlers: Handlers, log: Log): Dispatch {
  return async (name, input) => {
    try {
      if (!isCoreName(name)) throw new AppError('bad-input', `Nothing is called "${name}" here.`);
      return { ok: true, value: await answer(handlers, name, input) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'internal') {
        log.error({ name, err: error }, 'a call failed for an unforeseen reason');
      }
      return { ok: false, failure: toFailure(error) };
    }
  };
}

function isCoreName(name: string): name is CoreName {
  return Object.hasOwn(contract, name) && !name.startsWith('host.');
}

async function answer<N extends CoreName>(handlers: Handlers, name: N, input: unknown) {
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const where = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'input'}: ${message}`,
    );
    throw new AppError('bad-input', `"${name}" was asked with something unusable.`, {
      support: where.slice(0, 5).join('; '),
    });
  }
  // The one cast of this file: TypeScript cannot see that the schema and the handler share the name N.
  return handlers[name](parsed.data as ParsedInput<N>);
}
