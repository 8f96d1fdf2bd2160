import { shortened, visibleLine } from '#shared/text.ts';
import { matchOf, type Searchable, searchable, type SidesMatch, wordsOf } from '../../ui/fuzzy.ts';

const LONGEST_NAME = 120;

/** What one line of the palette is made from. Names may be written by strangers. */
export interface PaletteEntry {
  /** Unique among all entries, and the same the next time. */
  readonly id: string;
  readonly name: string;
  /** What kind of thing it is, or where it leads. */
  readonly about: string;
  /** Other words by which it is looked for. */
  readonly otherWords?: string;
  /** As they are printed. */
  readonly keys: string | null;
  /** The monogram of a tenant stands before the name. */
  readonly tenant: { readonly name: string; readonly colour: number | null } | null;
  /** Why it cannot be done now; null = it can. */
  readonly whyNot: string | null;
  readonly run: () => void;
}

/** Who has entries for the palette: asked once, at the moment it opens. */
export type PaletteSource = () => readonly PaletteEntry[];

/** An entry made ready to be searched and drawn. */
export interface PaletteItem {
  readonly entry: PaletteEntry;
  readonly name: () => Searchable;
  readonly about: () => Searchable;
  readonly otherWords: () => Searchable;
}

/** Made ready only once it is drawn or searched: there are thousands, and twenty on the screen. */
export function paletteItem(entry: PaletteEntry): PaletteItem {
  const ready = (text: () => string) => {
    let made: Searchable | null = null;
    return () => (made ??= searchable(text()));
  };
  return {
    entry,
    name: ready(() => visibleLine(shortened(entry.name, LONGEST_NAME))),
    about: ready(() => visibleLine(shortened(entry.about, LONGEST_NAME))),
    otherWords: ready(() => entry.otherWords ?? ''),
  };
}

/** A line of the palette as it is listed now. */
export interface PaletteLine {
  readonly item: PaletteItem;
  readonly match: Pick<SidesMatch, 'places' | 'aboutPlaces'>;
  readonly recent: boolean;
}

const NO_MATCH: SidesMatch = { score: 0, places: new Set(), aboutPlaces: new Set() };
/** Less than what tells a better match from a worse one. */
const RECENT_BONUS = 15;

/**
 * What is listed for what is typed: what can be done now first, by how well it matches, lately used ones
 * before others; what cannot be done now stands last. Without a word the order of the entries stays.
 */
export function paletteLines(
  items: readonly PaletteItem[],
  typed: string,
  recent: readonly string[],
): PaletteLine[] {
  const words = wordsOf(typed);
  const place = new Map(recent.map((id, at) => [id, at]));
  const found = items.flatMap((item) => {
    const match =
      words.length === 0
        ? NO_MATCH
        : matchOf(words, {
            name: item.name(),
            about: item.about,
            otherWords: item.otherWords,
          });
    if (!match) return [];
    const lately = place.get(item.entry.id);
    const bonus = lately === undefined ? 0 : RECENT_BONUS - lately / 10;
    const line = { item, match, recent: lately !== undefined };
    return [{ line, off: item.entry.whyNot === null ? 0 : 1, score: match.score + bonus }];
  });
  return found
    .sort((one, other) => one.off - other.off || other.score - one.score)
    .map(({ line }) => line);
}

/** An entry that stands alone, whatever is typed. */
export function ownLine(entry: PaletteEntry): PaletteLine {
  return { item: paletteItem(entry), match: NO_MATCH, recent: false };
}

export const SEARCH_ENTRY = 'search everything';

/** Behind everything else stands the way to look for what is typed in everything that is stored. */
export function withSearch(lines: readonly PaletteLine[], typed: string): PaletteLine[] {
  const item = paletteItem({
    id: SEARCH_ENTRY,
    name: `Search everything for ${typed.trim()}`,
    about: 'Incidents, alerts, evidence, comments',
    keys: null,
    tenant: null,
    whyNot: null,
    run: () => undefined,
  });
  return [...lines, { item, match: NO_MATCH, recent: false }];
}
