import { z } from 'zod';
import { BoardColumn, type BoardSort } from '#shared/domain/board.ts';
import { AppError } from '#shared/errors.ts';

/** The column and index behind each sort that SQL does; `tenant` goes from tenant to tenant instead. */
export const ORDERS = {
  severity: { column: 'severity_rank', index: 'by_severity' },
  title: { column: 'title_key', index: 'by_title' },
  status: { column: 'status_rank', index: 'by_status' },
  turn: { column: 'turn', index: 'by_turn' },
  assignedTo: { column: 'assignee_key', index: 'by_assignee' },
  dueAt: { column: 'due_at', index: 'by_due' },
  alerts: { column: 'alerts', index: 'by_alerts' },
  createdAt: { column: 'created_at', index: 'by_created' },
  updatedAt: { column: 'updated_at', index: 'by_updated' },
  tags: { column: 'tags_key', index: 'by_tags' },
} as const satisfies Record<Exclude<BoardColumn, 'tenant'>, { column: string; index: string }>;

export type IndexedColumn = keyof typeof ORDERS;

/** The place of a row in an order of one key: its value, then tenant and id, all in the same direction. */
export interface Place {
  readonly value: string | number;
  readonly tenant: number;
  readonly id: string;
}

/** The same for several keys: one value for each. */
export interface KeyedPlace {
  readonly values: readonly (string | number)[];
  readonly tenant: number;
  readonly id: string;
}

const Cursor = z.tuple([
  z.array(z.tuple([BoardColumn, z.boolean()])).max(3),
  z.array(z.union([z.string().max(1000), z.number()])).max(3),
  z.int().min(0),
  z.string().max(128),
]);
const TEXTS: readonly BoardColumn[] = ['title', 'assignedTo', 'tags'];

/** The place as text without meaning to anybody else. */
export function cursorAt(sort: BoardSort, { values, tenant, id }: KeyedPlace): string {
  const keys = sort.map(({ by, descending }) => [by, descending]);
  const json = JSON.stringify([keys, values, tenant, id]);
  return Buffer.from(json, 'utf8').toString('base64url');
}

/** @throws AppError `bad-input` when the cursor is not one of ours, or belongs to another order. */
export function placeOf(cursor: string, sort: BoardSort): KeyedPlace {
  const parsed = Cursor.safeParse(decoded(cursor));
  if (!parsed.success) throw unusable(parsed.error);
  const [keys, values, tenant, id] = parsed.data;
  const fits = sort.every(({ by, descending }, at) => {
    const [keyBy, keyDescending] = keys[at] ?? [];
    const isText = typeof values[at] === 'string';
    return by === keyBy && descending === keyDescending && isText === TEXTS.includes(by);
  });
  if (!fits || keys.length !== sort.length || values.length !== sort.length) throw unusable(null);
  return { values, tenant, id };
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw unusable(cause);
  }
}

function unusable(cause: unknown): AppError {
  return new AppError('bad-input', 'That place in the list is not known.', {
    cause,
    remedy: 'Go back to the beginning of the list.',
  });
}
