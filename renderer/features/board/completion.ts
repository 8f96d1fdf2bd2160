import {
  ASSIGNED_TO_ME,
  ASSIGNED_TO_NOBODY,
  UNTAGGED,
  type BoardCounts,
} from '#shared/domain/board.ts';
import {
  KEY_NAMES,
  type ListKey,
  type QueryKey,
  queryKey,
  type QueryTenant,
} from '#shared/domain/query/fields.ts';
import { type Span, type Token, tokensOf, writtenValue } from '#shared/domain/query/tokens.ts';

/** One thing the line could go on with. */
export interface Suggestion {
  /** What takes the place of what is typed. */
  readonly insert: string;
  readonly label: string;
  readonly about: string | null;
  readonly count: number | null;
  /** Goes on with what is typed, letter by letter: Tab may take it unseen. */
  readonly continues: boolean;
  /** A whole line, or a key that waits for its value. */
  readonly kind: 'line' | 'key' | 'word';
}

export interface Completion {
  /** The part of the line that a suggestion takes the place of. */
  readonly at: Span;
  readonly options: readonly Suggestion[];
}

export interface CompletionSource {
  readonly tenants: readonly QueryTenant[];
  readonly facets: BoardCounts['facets'] | null;
  readonly recent: readonly string[];
  readonly nowMs: number;
}

const MOST = 10;
/** Values of all keys are offered for a bare word from this length on. */
const TELLING = 2;

/** What could stand at the cursor: keys and `or`, or the values of the key there; recent lines in an empty one. */
export function completionAt(text: string, caret: number, source: CompletionSource): Completion {
  const { at, options } = possibleAt(text, caret, source);
  const [only] = options;
  const isThere = options.length === 1 && only?.insert === text.slice(at.start, at.end);
  return { at, options: isThere ? [] : options };
}

/** Whether the word at the cursor looks like a key that is still being written, and is no search yet. */
export function isUnfinished({ options: [first] }: Completion): boolean {
  return first !== undefined && first.continues && first.kind === 'key';
}

function possibleAt(text: string, caret: number, source: CompletionSource): Completion {
  const tokens = tokensOf(text);
  const token = tokens.find(({ start, end }) => start < caret && caret <= end) ?? null;
  if (text.trim() === '')
    return { at: { start: 0, end: text.length }, options: beginnings(source) };
  if (token?.kind === 'term') return valuesAt(token, text, caret, source);
  if (token?.kind === 'phrase') return { at: token, options: [] };
  const typed = token && isWordLike(token) ? text.slice(token.start, caret) : '';
  const at =
    typed === ''
      ? { start: caret, end: caret }
      : { start: token?.start ?? caret, end: token?.end ?? caret };
  const before = tokens.filter(({ end }) => end <= at.start).at(-1)?.kind;
  const goesOn = before !== undefined && before !== 'or' && before !== 'open' && before !== 'not';
  return { at, options: wordsFor(typed, goesOn, source) };
}

/** The line with a suggestion taken, and where the cursor stands then. */
export function accepted(
  text: string,
  { at }: Completion,
  { insert, kind }: Suggestion,
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(at.end);
  const gap = kind === 'word' && !/^[\s)]/.test(rest) ? ' ' : '';
  const before = text.slice(0, at.start) + insert;
  const caret =
    before.length + (kind === 'word' && gap === '' && rest.startsWith(' ') ? 1 : gap.length);
  return { text: before + gap + rest, caret };
}

function isWordLike({ kind }: Token): boolean {
  return kind === 'word' || kind === 'and' || kind === 'or' || kind === 'not';
}

function beginnings(source: CompletionSource): Suggestion[] {
  const lines = source.recent.map((line) => ({
    ...plain(line, line, 'searched lately'),
    kind: 'line' as const,
  }));
  return [...lines, ...wordsFor('', false, source)].slice(0, MOST);
}

function plain(insert: string, label: string, about: string | null): Suggestion {
  return { insert, label, about, count: null, continues: false, kind: 'word' };
}

function wordsFor(typed: string, goesOn: boolean, source: CompletionSource): Suggestion[] {
  const wanted = typed.toLowerCase();
  if (wanted === '-') return [];
  const keys = KEY_NAMES.flatMap((name) => keySuggestions(name)).filter(({ insert }) =>
    insert.startsWith(wanted),
  );
  const either =
    goesOn && 'or'.startsWith(wanted) ? [plain('or', 'or', 'either this or that')] : [];
  const values =
    wanted.length < TELLING ? [] : KEY_NAMES.flatMap((name) => valueWords(name, wanted, source));
  return [...keys.map((key) => ({ ...key, continues: wanted !== '' })), ...values, ...either].slice(
    0,
    MOST,
  );
}

function keySuggestions(name: string): Suggestion[] {
  const list = queryKey(name, ':');
  const compared = queryKey(name, '<');
  const ways = [
    ...(list?.kind === 'list' ? [{ way: ':', about: list.key.about }] : []),
    ...(compared?.kind === 'compare'
      ? compared.key.offeredWays.map((way) => ({ way, about: compared.key.about }))
      : []),
  ];
  return ways.map(({ way, about }) => ({
    ...plain(`${name}${way}`, `${name}${way}`, about),
    kind: 'key' as const,
  }));
}

/** A bare word may be meant as a value: `contoso` for `tenant:Contoso`. */
function valueWords(name: string, wanted: string, source: CompletionSource): Suggestion[] {
  const known = queryKey(name);
  if (known?.kind !== 'list') return [];
  return listValues(known, source)
    .filter(({ names }) => names.some((word) => word.startsWith(wanted)))
    .slice(0, 3)
    .map(({ written, count }) => {
      const whole = `${name}:${writtenValue(written)}`;
      return { ...plain(whole, whole, null), count };
    });
}

interface Value {
  readonly written: string;
  /** Lower-case names it is found by. */
  readonly names: readonly string[];
  readonly about: string | null;
  readonly count: number | null;
}

type TermToken = Extract<Token, { kind: 'term' }>;

function valuesAt(
  term: TermToken,
  text: string,
  caret: number,
  source: CompletionSource,
): Completion {
  const known = queryKey(term.key, term.op);
  if (caret < term.valuesAt) {
    const at = { start: term.start, end: term.valuesAt };
    const typed = text.slice(term.start, caret);
    return { at, options: wordsFor(typed, false, source).filter(({ kind }) => kind === 'key') };
  }
  const piece = term.values.find(({ start, end }) => start <= caret && caret <= end);
  const at = piece ?? { start: caret, end: caret };
  const typed = text.slice(at.start, caret).replace(/["“”]/g, '').toLowerCase();
  if (!known) return { at, options: [] };
  const values =
    known.kind === 'list' ? listValues(known, source) : comparedValues(known, term.op, source);
  const taken = new Set(term.values.filter((value) => value !== piece).map((value) => value.text));
  const starting = values.filter(({ names }) => names.some((name) => name.startsWith(typed)));
  const rest = known.kind === 'list' ? values.filter((value) => !starting.includes(value)) : [];
  const holding = rest.filter(({ names }) => names.some((name) => name.includes(typed)));
  const options = [...starting, ...holding]
    .filter(({ written }) => !taken.has(written))
    .slice(0, MOST)
    .map(({ written, about, count }) => ({
      ...plain(writtenValue(written), written, about),
      count,
      continues: written.toLowerCase().startsWith(typed),
    }));
  return { at, options };
}

function countsOf({ facet }: { readonly facet: ListKey['facet'] }, { facets }: CompletionSource) {
  return facet === null || facets === null
    ? null
    : new Map(facets[facet].map(({ value, count }) => [value, count]));
}

/** Every value known of a key, in the order to offer them: as the key has it, then by how many there are. */
function listValues(
  { name, key }: Extract<QueryKey, { kind: 'list' }>,
  source: CompletionSource,
): Value[] {
  const counts = countsOf(key, source);
  const value = (
    raw: string,
    others: readonly string[] = [],
    about: string | null = null,
  ): Value => {
    const written = key.write(raw, source.tenants);
    return {
      written,
      names: [written, ...others].map((word) => word.toLowerCase()),
      about,
      count: counts ? (counts.get(raw) ?? 0) : null,
    };
  };
  if (name === 'tenant') {
    const all = source.tenants.map(({ id, name: called, domain }) =>
      value(id, [called, domain], domain),
    );
    return all.sort((one, other) => (other.count ?? 0) - (one.count ?? 0));
  }
  if (name === 'tenant-tag') {
    return [...new Set(source.tenants.flatMap(({ tags }) => tags))].sort().map((tag) => value(tag));
  }
  const about = name === 'tag' ? ABOUT_TAGS : ABOUT;
  const offered = key.offered.map((raw) => value(raw, [], about.get(raw) ?? null));
  const others = [...(counts?.keys() ?? [])].filter((raw) => !key.offered.includes(raw));
  return [...offered, ...others.map((raw) => value(raw))];
}

const ABOUT_TAGS = new Map([[UNTAGGED, 'no tag at all']]);
const ABOUT = new Map([
  [ASSIGNED_TO_ME, 'assigned to you'],
  [ASSIGNED_TO_NOBODY, 'assigned to nobody'],
]);

function comparedValues(
  { key }: Extract<QueryKey, { kind: 'compare' }>,
  op: string,
  source: CompletionSource,
): Value[] {
  // What is counted is how many are younger: that is the number only behind `<`.
  const counts = op.includes('<') ? countsOf(key, source) : null;
  return key.offered(source.nowMs).map(({ written, about }) => {
    return { written, names: [written], about, count: counts?.get(written) ?? null };
  });
}
