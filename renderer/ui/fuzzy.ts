/** Text made ready to be searched: one entry a character, so that places in it are places in what is drawn. */
export interface Searchable {
  readonly text: string;
  /** The characters as drawn. */
  readonly characters: readonly string[];
  /** The same without case and accents; one of several letters (`ß`) counts as its first. */
  readonly folded: readonly string[];
  /** Where a word begins. */
  readonly starts: readonly boolean[];
}

const PLAIN = /^[\x20-\x7e]*$/;
const WORD = /[\p{L}\p{N}]/u;
const MARKS = /\p{M}/gu;

function foldedOf(character: string): string {
  const bare = character.normalize('NFD').replace(MARKS, '').toLowerCase();
  return [...bare][0] ?? character;
}

export function searchable(text: string): Searchable {
  const characters = [...text];
  const folded = PLAIN.test(text) ? [...text.toLowerCase()] : characters.map(foldedOf);
  const isWord = folded.map((character) => WORD.test(character));
  const starts = isWord.map((is, at) => is && !isWord[at - 1]);
  return { text, characters, folded, starts };
}

export interface Match {
  /** More is better. */
  readonly score: number;
  /** The characters that matched, by their place, in order. */
  readonly places: ReadonlySet<number>;
}

const WHOLE_START = 100;
const WORD_START = 80;
const INSIDE = 50;
const INITIALS = 40;
const LOOSE = 10;
const OTHER_WORD = 45;

/** Beside the name there may be a text that is matched by whole pieces only, and counts for less. */
export interface Sides {
  readonly name: Searchable;
  readonly about: () => Searchable;
  /** Words that are not drawn, by which it is found all the same; only their beginnings count. */
  readonly otherWords?: () => Searchable;
}
export interface SidesMatch extends Match {
  /** The characters that matched in the text beside the name. */
  readonly aboutPlaces: ReadonlySet<number>;
}

/**
 * Whether every word of what is typed is there, in any order: in the name as a piece of it, as beginnings of
 * its words (`gtt`: go to tenants), or as letters in this order that start at a word; else beside the name.
 */
export function matchOf(words: readonly Searchable[], sides: Sides): SidesMatch | null {
  const { name, about, otherWords } = sides;
  const places = new Set<number>();
  const aboutPlaces = new Set<number>();
  let score = 0;
  for (const { folded } of words) {
    const whole = wholeIn(folded, name);
    const isOther = !whole && otherWords !== undefined && beginsWordIn(folded, otherWords());
    const found = whole ?? (isOther ? null : lettersIn(folded, name));
    const beside = found || isOther ? null : pieceIn(folded, about());
    if (!found && !beside && !isOther) return null;
    score += found?.score ?? (isOther ? OTHER_WORD : (beside?.score ?? 0) / 4);
    for (const place of found?.places ?? []) places.add(place);
    for (const place of beside?.places ?? []) aboutPlaces.add(place);
  }
  return { score: score - name.characters.length / 1000, places, aboutPlaces };
}

/** The words of what is typed, each made ready. */
export function wordsOf(typed: string): Searchable[] {
  return typed.split(/\s+/u).filter(Boolean).map(searchable);
}

interface Found {
  readonly score: number;
  readonly places: readonly number[];
}

function wholeIn(word: readonly string[], text: Searchable): Found | null {
  return pieceIn(word, text) ?? initialsIn(word, text);
}

function beginsWordIn(word: readonly string[], text: Searchable): boolean {
  return (pieceIn(word, text)?.score ?? 0) >= WORD_START;
}

function pieceIn(word: readonly string[], text: Searchable): Found | null {
  const { folded, starts } = text;
  let inside: number | null = null;
  for (let at = 0; at + word.length <= folded.length; at += 1) {
    if (!word.every((letter, place) => folded[at + place] === letter)) continue;
    if (at === 0) return { score: WHOLE_START, places: range(0, word.length) };
    if (starts[at]) return { score: WORD_START, places: range(at, word.length) };
    inside ??= at;
  }
  return inside === null ? null : { score: INSIDE, places: range(inside, word.length) };
}

function range(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => from + place);
}

/** Each letter follows the one before, or begins a later word. Tried from each word, the first that fits. */
function initialsIn(word: readonly string[], { folded, starts }: Searchable): Found | null {
  /** Places already known to lead nowhere, so that a long repetitive text costs no more than its length. */
  const dead = new Set<string>();
  const go = (letter: number, before: number): number[] | null => {
    if (letter === word.length) return [];
    const state = `${letter} ${before}`;
    if (dead.has(state)) return null;
    for (let at = before + 1; at < folded.length; at += 1) {
      const follows = letter > 0 && at === before + 1;
      if (folded[at] !== word[letter] || !(follows || starts[at])) continue;
      const rest = go(letter + 1, at);
      if (rest) return [at, ...rest];
    }
    dead.add(state);
    return null;
  };
  const places = go(0, -1);
  return places && { score: INITIALS, places };
}

function lettersIn(word: readonly string[], { folded, starts }: Searchable): Found | null {
  if (word.length < 3) return null;
  const first = folded.findIndex((letter, at) => starts[at] === true && letter === word[0]);
  if (first < 0) return null;
  const places = [first];
  for (const letter of word.slice(1)) {
    const next = folded.indexOf(letter, (places.at(-1) ?? 0) + 1);
    if (next < 0) return null;
    places.push(next);
  }
  const span = (places.at(-1) ?? first) - first + 1;
  return span > word.length * 3 ? null : { score: LOOSE - span / word.length, places };
}
