import { type ContractId, NamedContract } from '#shared/domain/clock/contract.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** Named contracts (ledger). */
export function contractStore(db: Database) {
  const all = db.prepare<[], string>('SELECT body FROM contracts').pluck();
  const one = db.prepare<[string], string>('SELECT body FROM contracts WHERE id = ?').pluck();
  const put = db.prepare<[string, string]>(`
    INSERT INTO contracts (id, body) VALUES (?, ?)
    ON CONFLICT (id) DO UPDATE SET body = excluded.body`);
  const drop = db.prepare<[string]>('DELETE FROM contracts WHERE id = ?');

  return {
    /** By name. */
    list: (): NamedContract[] =>
      all
        .all()
        .map((body) => fromJson(NamedContract, body))
        .sort((one, other) => one.name.localeCompare(other.name) || (one.id < other.id ? -1 : 1)),
    get: (id: ContractId): NamedContract | null => {
      const body = one.get(id);
      return body === undefined ? null : fromJson(NamedContract, body);
    },
    upsert: (contract: NamedContract): void => {
      put.run(contract.id, JSON.stringify(contract));
    },
    remove: (id: ContractId): void => {
      drop.run(id);
    },
  };
}
export type ContractStore = ReturnType<typeof contractStore>;
