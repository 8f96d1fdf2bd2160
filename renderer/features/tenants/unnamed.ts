import type { TenantRow } from '#shared/contract/tenants.ts';
import { visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

/** Tenants that were asked who the person is there, told of nobody, and were given no name. Pure. */
export function unnamedAmong(tenants: Iterable<TenantRow>): TenantRow[] {
  return [...tenants].filter(({ me, names }) => me === null && names.asked);
}

/** `You are ada@msp.example in 14 tenants now; 2 could not take it. …` Pure. */
export function namedWords(upn: string, kept: number, refused: number): string {
  return `You are ${visibleLine(upn)} in ${counted(kept, 'tenant')} now${refusedWords(refused)}. Should Microsoft tell another name there, that one is used.`;
}

/** `Your names are as they were in 13 tenants; 1 could not take it.` Pure. */
export function unnamedWords(kept: number, refused: number): string {
  const are = kept === 1 ? 'name is as it was' : 'names are as they were';
  return `Your ${are} in ${counted(kept, 'tenant')}${refusedWords(refused)}.`;
}

function refusedWords(refused: number): string {
  return refused === 0 ? '' : `; ${refused.toLocaleString()} could not take it`;
}
