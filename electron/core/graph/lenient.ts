import { shortened } from '#shared/text.ts';
import { type Instant, instantFrom } from '#shared/time.ts';

/** An object of an answer: members by name, nothing known about them. */
export type Members = Readonly<Record<string, unknown>>;

/** The longest word (enum member) that is kept, and the longest single line and text. */
const WORD = 200;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only what the object itself carries: nothing inherited, however a hostile answer names its members. */
export function memberOf(from: Members, name: string): unknown {
  return Object.hasOwn(from, name) ? from[name] : undefined;
}

/** Text, or null when it is missing, empty or of another type. Cut at `longest`, saying so. */
export function textOf(from: Members, name: string, longest: number): string | null {
  const value = from[name];
  if (typeof value !== 'string' || value === '') return null;
  return value.length > longest ? shortened(value, longest) : value;
}

/** A title; one that is missing, or that nobody could see, is said to be none. */
export function titleOf(from: Members, name: string, longest: number): string {
  const title = textOf(from, name, longest);
  return title === null || title.trim() === '' ? '(no title)' : title;
}

/** An id: text, or a number written as one. */
export function idOf(from: Members, name: string): string | null {
  const value = from[name];
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** An enum member as the contract writes it: old samples begin with a capital (domain.md 6, item 9). */
export function wordOf(from: Members, name: string): string | null {
  const value = from[name];
  return typeof value === 'string' ? asWord(value) : null;
}

function asWord(value: string): string | null {
  if (value === '') return null;
  const code = value.charCodeAt(0);
  const text = code >= 65 && code <= 90 ? value.charAt(0).toLowerCase() + value.slice(1) : value;
  return text.length > WORD ? text.slice(0, WORD) : text;
}

/** A list of texts; members of another type are left out. */
export function textsOf(from: Members, name: string, most: number, longest: number): string[] {
  const value = from[name];
  if (!Array.isArray(value) || value.length === 0) return [];
  const texts: string[] = [];
  for (const item of value) {
    if (texts.length === most) break;
    if (typeof item === 'string' && item !== '') texts.push(shortened(item, longest));
  }
  return texts;
}

export function wordsOf(from: Members, name: string): string[] {
  return textsOf(from, name, 50, WORD).map((text) => asWord(text) ?? text);
}

/** A moment, or null. The year 1 that some services send for "never" is null too. */
export function momentOf(from: Members, name: string): Instant | null {
  const value = from[name];
  return typeof value === 'string' ? instantFrom(value) : null;
}

/** Objects of a list; anything else in it is left out. */
export function membersOf(from: Members, name: string): Members[] {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isMembers) : [];
}

/** Copies a value of unknown shape, no deeper and no larger than `budget` allows (nodes). */
export function boundedCopy(value: unknown, depth: number, budget: { nodes: number }): unknown {
  budget.nodes -= 1;
  if (typeof value === 'string') return shortened(value, 4_000);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0 || budget.nodes < 0) return '…';
  if (Array.isArray(value)) {
    const kept: unknown[] = [];
    for (const item of value) {
      if (budget.nodes < 0) break;
      kept.push(boundedCopy(item, depth - 1, budget));
    }
    return kept;
  }
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value)) {
    if (budget.nodes < 0) break;
    if (name !== '__proto__')
      kept.push([name.slice(0, WORD), boundedCopy(member, depth - 1, budget)]);
  }
  return Object.fromEntries(kept);
}
