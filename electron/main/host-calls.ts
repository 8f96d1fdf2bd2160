import type { Output, ParsedInput } from '#shared/contract/contract.ts';
import { type Asked, type HostName, hostInputs } from '#shared/contract/host-inputs.ts';
import { AppError, type Result } from '#shared/errors.ts';

export type HostCalls = {
  readonly [N in HostName]: (input: ParsedInput<N>) => Output<N> | Promise<Output<N>>;
};

/** Answers a call of the page: what it is asked as, a name, and whatever came with it. */
export type Answer = (asked: Asked, name: string, input: unknown) => Promise<Result<unknown>>;

/**
 * Sends a call to whoever answers it and reads it there: the rim `host.…`, core all others.
 * Rejects with AppError `bad-input` when the rim is asked with something unusable.
 */
export function answerWith(calls: HostCalls, core: Answer): Answer {
  return async (asked, name, input) => {
    if (!name.startsWith('host.')) return core(asked, name, input);
    if (!isHostName(name)) throw unusable(name, null);
    const parsed = hostInputs[name].input.safeParse(input);
    if (!parsed.success || hostInputs[name].kind !== asked) throw unusable(name, parsed.error);
    return { ok: true, value: await call(calls, name, parsed.data) };
  };
}

function isHostName(name: string): name is HostName {
  return Object.hasOwn(hostInputs, name);
}

function call<N extends HostName>(calls: HostCalls, name: N, input: unknown) {
  // The one cast: `input` was parsed with this name's own schema, which the compiler cannot follow.
  return calls[name](input as ParsedInput<N>);
}

function unusable(name: string, cause: unknown): AppError {
  return new AppError('bad-input', 'What was entered cannot be used.', {
    cause,
    remedy: 'Check the entry and try again.',
    support: name,
  });
}
