import { DEFAULT_SETTINGS, Settings } from '#shared/contract/app.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

/** Members left out or undefined stay as they are. */
export type SettingsChange = { readonly [K in keyof Settings]?: Settings[K] | undefined };

const NAME = 'settings';

/** The person's settings (ledger). Members that a newer version adds begin with their default. */
export function settingsStore(db: Database) {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const write = db.prepare<[string, string]>(`
    INSERT INTO settings (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);

  const get = (): Settings => {
    const text = read.get(NAME);
    if (text === undefined) return DEFAULT_SETTINGS;
    return { ...DEFAULT_SETTINGS, ...stated(fromJson(Settings.partial(), text)) };
  };
  const set = db.transaction((change: SettingsChange): Settings => {
    const next = Settings.parse({ ...get(), ...stated(change) });
    write.run(NAME, JSON.stringify(next));
    return next;
  });

  return { get, set: (change: SettingsChange): Settings => set.immediate(change) };
}
export type SettingsStore = ReturnType<typeof settingsStore>;

/** The members that have a value: an undefined one changes nothing. */
function stated<T extends object>(change: T) {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
