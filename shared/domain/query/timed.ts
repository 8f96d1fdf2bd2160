import type { BoardFilter } from '../board.ts';
import type { CompareField } from './expression.ts';
import { termsIn } from './expression.ts';

const SPANS: ReadonlySet<CompareField> = new Set(['sla', 'age', 'updated']);

/** Whether what a filter lets through changes with time alone. */
export function isTimed(filter: BoardFilter): boolean {
  const { youngerThan, olderThan, where } = filter;
  if (youngerThan !== null || olderThan !== null || asksForClock(filter)) return true;
  const terms = where ? [...termsIn(where)] : [];
  return terms.some((term) => term.kind === 'compare' && SPANS.has(term.field));
}

/** Whether it asks how clocks stand: then it changes at the moment one of them is due. */
export function asksForClock({ clocks, where }: BoardFilter): boolean {
  const terms = where ? [...termsIn(where)] : [];
  return clocks.length > 0 || terms.some((term) => 'field' in term && term.field === 'sla');
}
