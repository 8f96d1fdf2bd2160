import { z } from 'zod';
import { filterWithoutTenant } from '#shared/domain/query/without-tenant.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import {
  BUILT_IN_VIEWS,
  inOrder,
  isSameName,
  MOST_VIEWS,
  NamedLook,
  type View,
  ViewId,
} from '#shared/domain/views/view.ts';
import { Look } from '#shared/domain/arrangement.ts';
import { AppError } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import type { Database } from './database.ts';
import { readable } from './stored-json.ts';

interface Row {
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

const Order = z.array(ViewId).max(2 * MOST_VIEWS);

/** Views of each person (ledger). One that cannot be read is left out; those of the program are always there. */
export function viewStore(db: Database) {
  const columns = 'account_id AS accountId, id, name, body';
  const own = db.prepare<[string], Row>(
    `SELECT ${columns} FROM views WHERE account_id = ? AND removed_at IS NULL`,
  );
  const everybodys = db.prepare<[], Row>(`SELECT ${columns} FROM views`);
  const put = db.prepare<[string, string, string, string]>(`
    INSERT INTO views (account_id, id, name, body) VALUES (?, ?, ?, ?)
    ON CONFLICT (account_id, id) DO UPDATE SET name = excluded.name, body = excluded.body`);
  const mark = db.prepare<[string | null, string, string]>(
    'UPDATE views SET removed_at = ? WHERE account_id = ? AND id = ?',
  );
  const nameOf = db
    .prepare<[string, string], string>('SELECT name FROM views WHERE account_id = ? AND id = ?')
    .pluck();
  const drop = db.prepare<[string, string]>('DELETE FROM views WHERE account_id = ? AND id = ?');
  const forgetRemoved = db.prepare<[string]>('DELETE FROM views WHERE removed_at < ?');
  const readOrder = db
    .prepare<[string], string>('SELECT ids FROM view_orders WHERE account_id = ?')
    .pluck();
  const writeOrder = db.prepare<[string, string]>(`
    INSERT INTO view_orders (account_id, ids) VALUES (?, ?)
    ON CONFLICT (account_id) DO UPDATE SET ids = excluded.ids`);

  const ownViews = (account: string): View[] =>
    own
      .all(account)
      .flatMap(({ id, name, body }) =>
        readable(Look, body).map((look) => ({ id: ViewId.parse(id), name, look })),
      );
  const list = (account: string): readonly View[] => {
    const order = readOrder.get(account);
    const [ids = []] = order === undefined ? [] : readable(Order, order);
    return inOrder([...BUILT_IN_VIEWS, ...ownViews(account)], ids);
  };
  /** @throws AppError `conflict` for a name that is taken, `refused` where there is no room. */
  const check = (account: string, { id: own, name }: Pick<View, 'id' | 'name'>, remedy: string) => {
    const others = list(account).filter(({ id }) => id !== own);
    if (others.some((other) => isSameName(other.name, name))) {
      throw new AppError('conflict', `There is a view called “${name}” already.`, { remedy });
    }
    if (others.length >= MOST_VIEWS) {
      throw new AppError('refused', `There are ${MOST_VIEWS} views already.`, {
        remedy: 'Delete one that nobody needs.',
      });
    }
  };
  const save = (account: string, view: View): void => {
    const { name } = NamedLook.parse(view);
    check(account, { id: view.id, name }, 'Choose another name, or update that view.');
    put.run(account, view.id, name, JSON.stringify(view.look));
  };

  return {
    /** In the person's order. */
    list,
    get: (account: string, id: ViewId): View | null =>
      list(account).find((view) => view.id === id) ?? null,
    /** New, or in the place of the one with its id. @throws AppError `conflict` for a name that is taken. */
    save: db.transaction(save),
    /** All of them, or none. @throws as `save`. */
    saveAll: db.transaction((account: string, views: readonly View[]): void => {
      for (const view of views) save(account, view);
    }),
    order: (account: string, ids: readonly ViewId[]): void => {
      writeOrder.run(account, JSON.stringify(ids));
    },
    /** Can be taken back with `restore` until `forgetRemoved`. */
    remove: (account: string, id: ViewId, at: Instant): void => {
      mark.run(at, account, id);
    },
    /** @throws as `save`, where its name or its room was taken meanwhile. */
    restore: db.transaction((account: string, id: ViewId): void => {
      const name = nameOf.get(account, id);
      if (name === undefined) return;
      check(account, { id, name }, 'Rename or delete that view first.');
      mark.run(null, account, id);
    }),
    /** Removals from before then cannot be taken back any more. */
    forgetRemoved: (before: Instant): void => {
      forgetRemoved.run(before);
    },
    /** A view that asked for that tenant alone goes; the others do not name it any more (law 5). */
    forgetTenant: db.transaction((id: TenantId): void => {
      for (const row of everybodys.all()) {
        const [look] = readable(Look, row.body);
        const filter = look ? filterWithoutTenant(look.filter, id) : null;
        if (!look || filter === null) drop.run(row.accountId, row.id);
        else put.run(row.accountId, row.id, row.name, JSON.stringify({ ...look, filter }));
      }
    }),
  };
}
export type ViewStore = ReturnType<typeof viewStore>;
