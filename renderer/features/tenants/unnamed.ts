import type { TenantRow } from '#shared/contract/tenants.ts';
import { visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

/** Tenants that were asked who the person is there, told of nobody, and were given no name. Pure. */
export function unnamedAmong(tenants: Iterable<TenantRow>): TenantRow[] {
  return [...tenants].filter(({ me, names }) => me === null && names.asked);
}

/** `You are ada@msp.example in 14 tenants now; 2 could not take it. …` Pure. */
export function namedWords(upn: string, kept: number, refused: number): string {
  const not = refused === 0 ? '' : `; ${refused.toLocaleString()} could not take it`;
  return `You are ${visibleLine(upn)} in ${counted(kept, 'tenant')} now${not}. Should Microsoft tell another name there, that one is used.`;
}
