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
  alerts: { column: 'alerts', index: 'by_alerts' },
  createdAt: { column: 'created_at', index: 'by_created' },
  updatedAt: { column: 'updated_at', index: 'by_updated' },
  tags: { column: 'tags_key', index: 'by_tags' },
} as const satisfies Record<Exclude<BoardColumn, 'tenant'>, { column: string; index: string }>;

export type IndexedColumn = keyof typeof ORDERS;

/** The place of a row in an order: its value, then tenant and id, all in the same direction. */
export interface Place {
  readonly value: string | number;
  readonly tenant: number;
  readonly id: string;
}

const Cursor = z.tuple([
  BoardColumn,
  z.boolean(),
  z.union([z.string().max(1000), z.number()]),
  z.int().min(0),
  z.string().max(128),
]);
const TEXTS: readonly BoardColumn[] = ['title', 'assignedTo', 'tags'];

/** The place as text without meaning to anybody else. */
export function cursorAt({ by, descending }: BoardSort, { value, tenant, id }: Place): string {
  const json = JSON.stringify([by, descending, value, tenant, id]);
  return Buffer.from(json, 'utf8').toString('base64url');
}

/** @throws AppError `bad-input` when the cursor is not one of ours, or belongs to another order. */
export function placeOf(cursor: string, sort: BoardSort): Place {
  const parsed = Cursor.safeParse(decoded(cursor));
  if (!parsed.success) throw unusable(parsed.error);
  const [by, descending, value, tenant, id] = parsed.data;
  const fits = by === sort.by && descending === sort.descending;
  if (!fits || (typeof value === 'string') !== TEXTS.includes(by)) throw unusable(null);
  return { value, tenant, id };
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
