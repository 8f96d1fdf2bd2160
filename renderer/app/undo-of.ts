import type { UndoTarget } from '#shared/contract/undo.ts';
import type { Report } from '../ui/report.tsx';

/** How what was last said can be taken back; null where it cannot. Pure. */
export function undoOf(
  report: Report | undefined,
  undo: (of: UndoTarget) => unknown,
): (() => void) | null {
  if (report?.kind !== 'done') return null;
  const { undoes } = report;
  if (undoes) return () => void undo(undoes);
  return report.undo ?? null;
}
