import { Engagement, UNKNOWN_ENGAGEMENT } from '#shared/domain/engagement.ts';
import { Contract, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { workTimes } from '#shared/domain/clock/work-time.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Database } from './database.ts';
import type { Agreed } from './incident-clocks.ts';
import { fromJson } from './stored-json.ts';

/** What the board knows of a tenant beside its incidents. */
interface BoardTenant {
  readonly id: TenantId;
  readonly name: string;
  readonly colour: number;
  readonly tags: readonly string[];
  readonly engagement: Engagement;
  readonly contract: Contract;
}

/** A tenant that is described otherwise than before. */
interface Redescribed {
  readonly id: TenantId;
  readonly number: number;
  readonly engagement: boolean;
  readonly contract: boolean;
}

/** The tenants of the cache and the numbers its rows carry for them. */
export function tenantNumbers(db: Database) {
  const find = db.prepare<[string], number>('SELECT number FROM tenants WHERE id = ?').pluck();
  const add = db.prepare<[string, string]>(
    "INSERT INTO tenants (id, name, colour, tags) VALUES (?, ?, 0, '[]')",
  );
  const list = db.prepare<[string, string, number, string, string, string]>(`
    INSERT INTO tenants (id, name, colour, tags, engagement, contract) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, colour = excluded.colour,
      tags = excluded.tags, engagement = excluded.engagement, contract = excluded.contract
    WHERE (name, colour, tags, engagement, contract) IS NOT
      (excluded.name, excluded.colour, excluded.tags, excluded.engagement, excluded.contract)`);
  const agreed = db
    .prepare<[number], string | null>('SELECT engagement FROM tenants WHERE number = ?')
    .pluck();
  const promised = db
    .prepare<[number], string | null>('SELECT contract FROM tenants WHERE number = ?')
    .pluck();
  const drop = db.prepare<[number]>('DELETE FROM tenants WHERE number = ?');
  const tell = db.prepare('UPDATE board_state SET tenants = tenants + 1');
  const known = new Map<string, number>();
  const agreements = new Map<string, Agreed>();

  /** Made once for each contract, not for each tenant: a calendar remembers what it found out. */
  const agreementOf = (text: string): Agreed => {
    const made = agreements.get(text) ?? agreementFrom(text);
    agreements.set(text, made);
    return made;
  };

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
    /** Of a tenant nobody has described yet: the usual targets. */
    agreedWith: (number: number): Agreed => agreementOf(promised.get(number) ?? ''),
    /** @returns whether any is new or described otherwise, and which have another engagement or contract. */
    saveAll: (tenants: readonly BoardTenant[]) => {
      const changed: Redescribed[] = [];
      let isOther = false;
      for (const { id, name, colour, tags, engagement, contract } of tenants) {
        const number = numberIn(id);
        const text = JSON.stringify(engagement);
        const terms = JSON.stringify(contract);
        if (number !== null) {
          changed.push({
            id,
            number,
            engagement: JSON.stringify(engagementFrom(agreed.get(number))) !== text,
            contract: promised.get(number) !== terms,
          });
        }
        const written = list.run(id, name, colour, JSON.stringify(tags), text, terms);
        isOther ||= written.changes > 0;
      }
      if (isOther) tell.run();
      return { isOther, agreed: changed.filter((one) => one.engagement || one.contract) };
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

function agreementFrom(text: string): Agreed {
  const contract = text === '' ? USUAL_CONTRACT : fromJson(Contract, text);
  return { contract, times: workTimes(contract.calendar) };
}
