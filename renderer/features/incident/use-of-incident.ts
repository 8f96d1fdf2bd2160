import { useEffect, useState } from 'react';
import type { Input, Output, QueryName } from '#shared/contract/contract.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../api.tsx';
import { useIncident } from './incident-context.ts';

/** Queries of one part of an incident. */
type PartName = Extract<QueryName, `incidents.${string}`>;

interface Part<N extends PartName> {
  /** Null until core answered, or when nothing was asked for. */
  readonly value: Output<N> | null;
  readonly failure: Failure | null;
}

/**
 * A part of the open incident, read when it is looked at and again whenever the incident was read anew.
 * What is shown stays while it is read. `input` null: nothing is asked for.
 */
export function useOfIncident<N extends PartName>(name: N, input: Input<N> | null): Part<N> {
  const api = useApi();
  const detail = useIncident((state) => state.detail);
  const [part, setPart] = useState<Part<N> & { readonly of: string }>({
    value: null,
    failure: null,
    of: '',
  });
  const wanted = JSON.stringify(input);
  useEffect(() => {
    if (input === null) return;
    let current = true;
    void api.query(name, input).then((result) => {
      if (!current) return;
      if (result.ok) setPart({ value: result.value, failure: null, of: wanted });
      else setPart((before) => ({ ...before, failure: result.failure }));
    });
    return () => {
      current = false;
    };
    // `wanted` stands for `input`, which is another object each time; `detail` says when it is read again.
  }, [api, name, wanted, detail]);
  return part.of === wanted ? part : { value: null, failure: part.failure };
}
