import {
  IncidentChange,
  ListedChange,
  RecordedChange,
  SeenIncident,
  isPending,
} from '#shared/domain/change.ts';
import { AppError } from '#shared/errors.ts';
import { fromJson } from './stored-json.ts';

/** One row as SQLite has it; JSON is still text. */
export interface OutboxRow {
  readonly tenantId: string;
  readonly incidentId: string;
  readonly id: string;
  readonly stage: string;
  readonly accountId: string;
  readonly batch: string | null;
  readonly recordedAt: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  readonly attempts: number;
  readonly change: string;
  readonly base: string;
  readonly reason: string | null;
  readonly remedy: string | null;
  readonly found: string | null;
}

export const UNREADABLE = {
  reason: 'This change can no longer be read by this version of Tidewatch, so it is not sent.',
  remedy:
    'Look at the incident as it is now, make the change again if it still holds, and discard this one.',
} as const;

export function toRow(change: RecordedChange): OutboxRow {
  const { change: wish, base, found, ...rest } = change;
  return {
    ...rest,
    change: JSON.stringify(wish),
    base: JSON.stringify(base),
    found: found && JSON.stringify(found),
  };
}

/** @throws AppError `damaged` for a row that is no wish of this version. */
function fromRow({ change, base, found, ...rest }: OutboxRow): RecordedChange {
  const parsed = RecordedChange.safeParse({
    ...rest,
    change: fromJson(IncidentChange, change),
    base: fromJson(SeenIncident, base),
    found: found === null ? null : fromJson(SeenIncident, found),
  });
  if (parsed.success) return parsed.data;
  throw new AppError('damaged', 'A recorded change cannot be read.', { cause: parsed.error });
}

/**
 * The same for a list that one bad row must not keep from the person: what cannot be read any more is
 * shown without its wish, as refused unless it was settled.
 */
export function listedFromRow(row: OutboxRow): ListedChange {
  try {
    return fromRow(row);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
    const { stage } = ListedChange.pick({ stage: true }).parse(row);
    const unread = { ...row, change: null, base: null, found: null };
    if (!isPending(stage) && stage !== 'refused') return ListedChange.parse(unread);
    return ListedChange.parse({ ...unread, stage: 'refused', ...UNREADABLE });
  }
}
