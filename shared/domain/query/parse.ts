import type { BoardFilter } from '../board.ts';
import { fits, MOST } from './expression.ts';
import type { QueryTenant } from './fields.ts';
import { filterOf } from './flat.ts';
import { meaningOf } from './meaning.ts';
import { normal } from './normal.ts';
import { type QueryProblem, syntaxOf } from './syntax.ts';
import { type Span, tokensOf } from './tokens.ts';

export interface ParsedQuery {
  readonly filter: BoardFilter;
  /** In the order of the text. */
  readonly problems: readonly QueryProblem[];
}

/** A line that is longer was not typed. */
export const LONGEST_QUERY = 4_000;

/**
 * Reads `severity:high turn:us (tag:vip or alerts>10) -"test device"` into a filter, of open incidents
 * unless the line says otherwise. Side by side means and; `or`, brackets, `-` and `not` do as expected;
 * commas list alternatives. What is not understood is left out of the filter and named in `problems`, so
 * a caller can refuse the whole.
 */
export function parseBoardQuery(text: string, tenants: readonly QueryTenant[]): ParsedQuery {
  const problems: QueryProblem[] = [];
  const report = ({ start, end }: Span, message: string) => {
    problems.push({ start, end, word: text.slice(start, end), message });
  };
  const refused = (message: string): ParsedQuery => {
    report({ start: 0, end: text.length }, message);
    return { filter: filterOf(null), problems };
  };
  if (text.length > LONGEST_QUERY) return refused(`Write at most ${LONGEST_QUERY} characters.`);
  const syntax = syntaxOf(tokensOf(text), report);
  const meaning = syntax && meaningOf(syntax, tenants, report);
  const expression = meaning && normal(meaning);
  if (expression && !fits(expression)) {
    return refused(
      `This asks too much at once: at most ${MOST.texts} texts and ${MOST.parts} parts.`,
    );
  }
  problems.sort((one, other) => one.start - other.start || one.end - other.end);
  return { filter: filterOf(expression), problems };
}
