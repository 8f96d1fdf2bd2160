import { z } from 'zod';
import { Notice } from '#shared/contract/app.ts';
import type { Database } from './database.ts';

/** What the person must know once, until they put it away (ledger). Newest first. */
export function noticeStore(db: Database) {
  const all = db.prepare<[]>(
    'SELECT id, level, text, remedy, at FROM notices ORDER BY at DESC, id',
  );
  const insert = db.prepare<[Notice]>(`
    INSERT INTO notices (id, level, text, remedy, at) VALUES (@id, @level, @text, @remedy, @at)
    ON CONFLICT (id) DO UPDATE SET
      level = excluded.level, text = excluded.text, remedy = excluded.remedy, at = excluded.at`);
  const drop = db.prepare<[string]>('DELETE FROM notices WHERE id = ?');

  return {
    list: (): Notice[] => z.array(Notice).parse(all.all()),
    /** A notice of the same id takes the place of the older one. */
    add: (notice: Notice): void => {
      insert.run(notice);
    },
    dismiss: (id: string): void => {
      drop.run(id);
    },
  };
}
export type NoticeStore = ReturnType<typeof noticeStore>;
