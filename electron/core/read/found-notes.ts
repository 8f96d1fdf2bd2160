import { FOUND_INCIDENTS, type FoundIncident, type FoundWithin } from '#shared/contract/find.ts';
import { type AskedWords, piecesIn, stretchesIn } from '#shared/domain/find/asked-words.ts';
import { keyText } from '#shared/domain/incident.ts';

interface Found {
  readonly incidents: FoundIncident[];
  readonly total: number;
  readonly more: boolean;
}

/** Incidents with a note that fits stand first: the person wrote it to find them again. Pure. */
export function foundWithNotes(found: Found, noted: readonly FoundIncident[]): Found {
  const first = new Set(noted.map(keyText));
  const rest = found.incidents.filter((one) => !first.has(keyText(one)));
  // What lies behind the listed ones may be among the noted: then it is counted once too often, not missed.
  const added = noted.length - (found.incidents.length - rest.length);
  const incidents = [...noted, ...rest].slice(0, FOUND_INCIDENTS);
  return { incidents, total: found.total + added, more: found.more };
}

/** Characters of a note that are shown, around what was found. */
const AROUND = 160;

/** The note of an incident as one line, where something that was asked stands in it. Pure. */
export function noteWithin(note: string | null, asked: AskedWords): FoundWithin['notes'] {
  const text = note?.replaceAll(/\s+/gu, ' ').trim() ?? '';
  if (piecesIn(text, asked) === 0) return [];
  const starts = stretchesIn(text, asked).flatMap((ones) => ones.map(({ start }) => start));
  const start = Math.max(0, Math.min(...starts) - AROUND);
  return [{ text: `${start > 0 ? '…' : ''}${text.slice(start, start + 2 * AROUND)}` }];
}
