import { z } from 'zod';
import { TenantId } from '#shared/domain/tenant.ts';
import { sortKey } from './board-ranks.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** A tenant as the board knows it. `place` is where it stands in the order of names. */
export interface KnownTenant {
  readonly number: number;
  readonly id: TenantId;
  readonly name: string;
  readonly tags: readonly string[];
}

interface TenantRow {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly tags: string;
}

const Tags = z.array(z.string());
const NO_TAGS: readonly string[] = [];

/** Texts behind the numbers in the rows of the board. Numbers only grow until `forget`. */
export function boardDictionary(db: Database) {
  const newWords = db
    .prepare<[number], [number, string]>('SELECT number, text FROM words WHERE number > ?')
    .raw();
  const newTags = db
    .prepare<[number], [number, string]>('SELECT number, tags FROM tag_lists WHERE number > ?')
    .raw();
  const allTenants = db.prepare<[], TenantRow>('SELECT number, id, name, tags FROM tenants');

  let words: string[] = [];
  let numbers = new Map<string, number>();
  let tagLists: (readonly string[])[] = [NO_TAGS];
  let tenants: KnownTenant[] = [];
  let tenantOf = new Map<number, KnownTenant>();
  let numberOf = new Map<TenantId, number>();

  return {
    readNew: (): void => {
      for (const [number, text] of newWords.all(Math.max(words.length - 1, 0))) {
        words[number] = text;
        numbers.set(text, number);
      }
      for (const [number, tags] of newTags.all(tagLists.length - 1)) {
        tagLists[number] = fromJson(Tags, tags);
      }
    },
    readTenants: (): void => {
      tenants = allTenants
        .all()
        .map(({ number, id, name, tags }) => {
          return { number, id: TenantId.parse(id), name, tags: fromJson(Tags, tags) };
        })
        .sort(byName);
      tenantOf = new Map(tenants.map((tenant) => [tenant.number, tenant]));
      numberOf = new Map(tenants.map(({ id, number }) => [id, number]));
    },
    forget: (): void => {
      words = [];
      numbers = new Map();
      tagLists = [NO_TAGS];
    },
    word: (number: number): string => words[number] ?? '',
    numberOf: (text: string): number | null => numbers.get(text) ?? null,
    /** All words by number; numbers are below this length. */
    words: (): readonly string[] => words,
    tags: (number: number): readonly string[] => tagLists[number] ?? NO_TAGS,
    tagLists: (): readonly (readonly string[])[] => tagLists,
    /** In the order of their names; among equal names, of their numbers. */
    tenants: (): readonly KnownTenant[] => tenants,
    tenant: (number: number): KnownTenant | null => tenantOf.get(number) ?? null,
    tenantNumber: (id: TenantId): number | null => numberOf.get(id) ?? null,
  };
}
export type BoardDictionary = ReturnType<typeof boardDictionary>;

function byName(one: KnownTenant, other: KnownTenant): number {
  const [left, right] = [sortKey(one.name), sortKey(other.name)];
  if (left === right) return one.number - other.number;
  return left < right ? -1 : 1;
}
