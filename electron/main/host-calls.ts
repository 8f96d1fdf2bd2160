import { contract, type Name, type Output, type ParsedInput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/errors.ts';

/** Names the rim answers itself. */
export type HostName = Extract<Name, `host.${string}`>;
export type HostCalls = {
  readonly [N in HostName]: (input: ParsedInput<N>) => Output<N> | Promise<Output<N>>;
};

/** Sends a checked call to whoever answers it: the rim for `host.…`, core for all others. */
export function answerWith(
  calls: HostCalls,
  core: (name: Name, input: unknown) => Promise<Result<unknown>>,
): (name: Name, input: unknown) => Promise<Result<unknown>> {
  return async (name, input) => {
    if (!isHostName(name)) return core(name, input);
    return { ok: true, value: await call(calls, name, input) };
  };
}

function isHostName(name: Name): name is HostName {
  return contract[name].host;
}

function call<N extends HostName>(calls: HostCalls, name: N, input: unknown) {
  // The one cast: `input` was parsed with this name's own schema, which the compiler cannot follow.
  return calls[name](input as ParsedInput<N>);
}
