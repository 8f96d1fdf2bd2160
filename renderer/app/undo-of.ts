import type { OutboxEntry } from '#shared/contract/incidents.ts';
import { isUnsent } from '../features/outbox/outbox-lines.ts';
import type { Report } from '../ui/report.tsx';

/** How what was last said can be taken back; null where it cannot, or not any more: all of it was sent. Pure. */
export function undoOf(
  report: Report | undefined,
  entries: readonly OutboxEntry[] | null,
): (() => void) | null {
  if (report?.kind !== 'done' || !report.undo) return null;
  if (report.undoes !== undefined && !isUnsent(entries, report.undoes)) return null;
  return report.undo;
}
