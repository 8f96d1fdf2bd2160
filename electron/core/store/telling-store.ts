import { z } from 'zod';
import { DEFAULT_TELLING, TellingSettings } from '#shared/domain/telling/quiet.ts';
import { DEFAULT_RULES, withNewDefaults } from '#shared/domain/telling/rule.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

const NAME = 'telling';

/** `given`: the rules of the program that the profile has had, so that one deleted does not come again. */
const Stored = TellingSettings.partial().extend({ given: z.array(z.string()).optional() });
/** Rules of the program before it was written down which ones a profile has had. */
const GIVEN_AT_FIRST: readonly string[] = [
  'high-ours',
  'assigned',
  'due',
  'breached',
  'handed-over',
  'blind',
  'sees',
  'reminder',
];

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
    const { given = GIVEN_AT_FIRST, ...change } = fromJson(Stored, text);
    const settings = TellingSettings.parse({ ...DEFAULT_TELLING, ...change });
    return { ...settings, rules: withNewDefaults(settings.rules, given) };
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
      const given = DEFAULT_RULES.map(({ id }) => id);
      write.run(NAME, JSON.stringify({ ...next, given } satisfies z.input<typeof Stored>));
      known = next;
    },
  };
}
export type TellingStore = ReturnType<typeof tellingStore>;
