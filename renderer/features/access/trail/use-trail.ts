import { useEffect, useState } from 'react';
import { TRAIL_PAGE } from '#shared/contract/access-trail.ts';
import type { Output } from '#shared/contract/contract.ts';
import type { TrailFilter } from '#shared/domain/access/trail.ts';
import type { Failure } from '#shared/errors.ts';
import { useApi } from '../../../api.tsx';

interface Found {
  readonly filter: TrailFilter;
  readonly answer: Output<'access.trail'>;
}

/** What fits the filter, page by page; the answer before stays until the next one is there. */
export function useTrail(filter: TrailFilter) {
  const api = useApi();
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const result = await api.query('access.trail', { filter, before: null, limit: TRAIL_PAGE });
      if (!isWanted) return; // another filter was chosen meanwhile
      setFailure(result.ok ? null : result.failure);
      if (result.ok) setFound({ filter, answer: result.value });
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [api, filter, asked]);

  const more = async () => {
    if (found === null || found.answer.next === null) return;
    const before = found.answer.next;
    const result = await api.query('access.trail', {
      filter: found.filter,
      before,
      limit: TRAIL_PAGE,
    });
    if (!result.ok) {
      setFailure(result.failure);
      return;
    }
    setFound((now) => {
      if (now === null || now.filter !== found.filter || now.answer.next !== before) return now;
      const entries = [...now.answer.entries, ...result.value.entries];
      return { ...now, answer: { ...result.value, entries } };
    });
  };
  /** Asks for the first page again. */
  const again = () => setAsked((times) => times + 1);
  return { answer: found?.answer ?? null, failure, more, again };
}
