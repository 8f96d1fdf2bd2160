import {
  contract,
  type Contract,
  type Name,
  type Output,
  type ParsedInput,
} from '#shared/contract/contract.ts';
import type { Asked } from '#shared/contract/host-inputs.ts';
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

/** `asked`: as what it was asked; a question is no wish. Left out by who calls core directly. */
export type Dispatch = (name: string, input: unknown, asked?: Asked) => Promise<Result<unknown>>;

/** Parses what comes in, answers with a result, never throws: the door of core, and the only one for its calls. */
export function dispatcher(handlers: Handlers, log: Log): Dispatch {
  return async (name, input, asked) => {
    try {
      if (!isCoreName(name) || !isAskedAs(name, asked)) throw unknownCall(name);
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

function isAskedAs(name: CoreName, asked: Asked | undefined): boolean {
  return asked === undefined || contract[name].kind === asked;
}

function unknownCall(name: string): AppError {
  return new AppError('bad-input', 'This version of Tidewatch does not know what was asked.', {
    remedy: 'Restart Tidewatch to finish an update.',
    support: name,
  });
}

async function answer<N extends CoreName>(handlers: Handlers, name: N, input: unknown) {
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const where = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'input'}: ${message}`,
    );
    throw new AppError('bad-input', 'What was entered cannot be used.', {
      remedy: 'Check the entry and try again.',
      support: `${name} ${where.slice(0, 5).join('; ')}`,
    });
  }
  // The one cast of this file: TypeScript cannot see that the schema and the handler share the name N.
  return handlers[name](parsed.data as ParsedInput<N>);
}
