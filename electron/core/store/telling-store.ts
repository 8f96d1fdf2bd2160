import { DEFAULT_TELLING, TellingSettings } from '#shared/domain/telling/quiet.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

const NAME = 'telling';

/** How the person wants to be told (ledger); asked for at every answer of the service, so kept at hand. */
export function tellingStore(db: Database) {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const write = db.prepare<[string, string]>(`
    INSERT INTO settings (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
  let known: TellingSettings | null = null;

  const stored = (): TellingSettings => {
    const text = read.get(NAME);
    if (text === undefined) return DEFAULT_TELLING;
    return TellingSettings.parse({
      ...DEFAULT_TELLING,
      ...fromJson(TellingSettings.partial(), text),
    });
  };
  const get = (): TellingSettings => {
    known ??= stored();
    return known;
  };

  return {
    get,
    set: (change: { readonly [K in keyof TellingSettings]?: TellingSettings[K] | undefined }) => {
      const stated = Object.entries(change).filter(([, value]) => value !== undefined);
      const next = TellingSettings.parse({ ...get(), ...Object.fromEntries(stated) });
      write.run(NAME, JSON.stringify(next));
      known = next;
    },
  };
}
export type TellingStore = ReturnType<typeof tellingStore>;
