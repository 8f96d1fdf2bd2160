import { Engagement, UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** What the board knows of a tenant beside its incidents. */
interface BoardTenant {
  readonly id: TenantId;
  readonly name: string;
  readonly colour: number;
  readonly tags: readonly string[];
  readonly engagement: Engagement;
}

/** The tenants of the cache and the numbers its rows carry for them. */
export function tenantNumbers(db: Database) {
  const find = db.prepare<[string], number>('SELECT number FROM tenants WHERE id = ?').pluck();
  const add = db.prepare<[string, string]>(
    "INSERT INTO tenants (id, name, colour, tags, listed) VALUES (?, ?, 0, '[]', 0)",
  );
  const list = db.prepare<[string, string, number, string, string]>(`
    INSERT INTO tenants (id, name, colour, tags, engagement, listed) VALUES (?, ?, ?, ?, ?, 0)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, colour = excluded.colour,
      tags = excluded.tags, engagement = excluded.engagement`);
  const agreed = db
    .prepare<[number], string | null>('SELECT engagement FROM tenants WHERE number = ?')
    .pluck();
  const drop = db.prepare<[number]>('DELETE FROM tenants WHERE number = ?');
  const tell = db.prepare('UPDATE board_state SET tenants = tenants + 1');
  const known = new Map<string, number>();

  const numberIn = (id: TenantId): number | null => known.get(id) ?? find.get(id) ?? null;

  return {
    find: numberIn,
    /** Of a tenant nobody has listed yet too: its id stands in for the name. */
    numberOf: (id: TenantId): number => {
      let number = numberIn(id);
      if (number === null) {
        number = Number(add.run(id, id).lastInsertRowid);
        tell.run();
      }
      known.set(id, number);
      return number;
    },
    engagementOf: (number: number): Engagement => engagementFrom(agreed.get(number)),
    /** @returns the tenants whose engagement is another one now. */
    saveAll: (tenants: readonly BoardTenant[]): TenantId[] => {
      const changed: TenantId[] = [];
      for (const { id, name, colour, tags, engagement } of tenants) {
        const number = numberIn(id);
        const text = JSON.stringify(engagement);
        if (number !== null && JSON.stringify(engagementFrom(agreed.get(number))) !== text) {
          changed.push(id);
        }
        list.run(id, name, colour, JSON.stringify(tags), text);
      }
      tell.run();
      return changed;
    },
    /** Everything of the tenant goes with it (ON DELETE CASCADE). */
    remove: (number: number): void => {
      drop.run(number);
      tell.run();
      known.clear();
    },
    forget: (): void => known.clear(),
  };
}

/** Of a tenant nobody has described yet, nothing is known. */
export function engagementFrom(text: string | null | undefined): Engagement {
  return text ? fromJson(Engagement, text) : UNKNOWN_ENGAGEMENT;
}
