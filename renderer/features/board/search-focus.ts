import { flushSync } from 'react-dom';
import type { QueryTenant } from '#shared/domain/query/fields.ts';
import { tokensOf } from '#shared/domain/query/tokens.ts';
import type { BoardSlice } from './board-state.ts';

export const SEARCH_ID = 'board-search';

const ANY_WORD = 'x';

/** The line with room for one more word behind it; as it is where what it ends with is not whole yet. */
export function withRoom({ text, problems }: Pick<BoardSlice, 'text' | 'problems'>): string {
  if (problems.length > 0 || /(?:^|\s)$/.test(text)) return text;
  const next = tokensOf(`${text} ${ANY_WORD}`).at(-1);
  const isOfItsOwn = next?.kind === 'word' && next.text === ANY_WORD;
  return isOfItsOwn ? `${text} ` : text;
}

/** Brings the keys into the search line, behind what it says: what is typed narrows that further. */
export function focusSearch(board: BoardSlice, tenants: readonly QueryTenant[]): void {
  const line = document.getElementById(SEARCH_ID);
  if (!(line instanceof HTMLInputElement)) return;
  const text = withRoom(board);
  if (text !== board.text) flushSync(() => board.setText(text, tenants, false));
  line.focus();
  line.setSelectionRange(text.length, text.length);
  line.scrollLeft = line.scrollWidth;
}
