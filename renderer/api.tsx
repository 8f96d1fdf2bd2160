import { createContext, useCallback, useContext } from 'react';
import type { Api, CommandName, Input, Output } from '#shared/contract/contract.ts';
import type { Result } from '#shared/errors.ts';
import { useReport } from './ui/report.tsx';

declare global {
  interface Window {
    readonly tidewatch: Api;
  }
}

const ApiContext = createContext<Api | null>(null);

export const ApiProvider = ApiContext.Provider;

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('There is no way to core here.');
  return api;
}

export type Run = ReturnType<typeof useCommand>;

/** Sends a wish. What is refused is said to the person by the report line; the answer says it to the caller. */
export function useCommand() {
  const api = useApi();
  const report = useReport();
  return useCallback(
    async <N extends CommandName>(
      name: N,
      input: Input<N>,
      done?: string,
      until?: AbortSignal,
    ): Promise<Result<Output<N>>> => {
      const result = await api.command(name, input);
      if (!result.ok) report({ kind: 'failure', failure: result.failure });
      else if (done !== undefined) report({ kind: 'done', text: done, ...(until && { until }) });
      return result;
    },
    [api, report],
  );
}
