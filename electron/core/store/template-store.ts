import { FIRST_TEMPLATES, type Template, Templates } from '#shared/domain/templates/template.ts';
import type { Database } from './database.ts';
import { fromJson } from './stored-json.ts';

const NAME = 'templates';

/** Words the person writes often (ledger), in their order. */
export function templateStore(db: Database) {
  const read = db.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const write = db.prepare<[string, string]>(`
    INSERT INTO settings (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
  return {
    list: (): Template[] => {
      const text = read.get(NAME);
      return text === undefined ? [...FIRST_TEMPLATES] : fromJson(Templates, text);
    },
    set: (templates: readonly Template[]): void => {
      write.run(NAME, JSON.stringify(Templates.parse(templates)));
    },
  };
}
export type TemplateStore = ReturnType<typeof templateStore>;
