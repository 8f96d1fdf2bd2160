import type { ApprovalRow } from '#shared/contract/access.ts';
import { visibleLine } from '#shared/text.ts';

/** In so few words that all of them fit beside the open details, which tell them whole. */
const HINTS: Readonly<Record<ApprovalRow['hints'][number]['kind'], string>> = {
  tier: 'Skips a tier',
  'new-person': 'New here',
  outside: 'From elsewhere',
  long: 'Unusually long',
  'no-reason': 'No reason',
};

/** What is worth a second look at a request, in short; nothing where nothing is. */
export function HintMark({ hints }: Pick<ApprovalRow, 'hints'>) {
  if (hints.length === 0) return null;
  return (
    <span className="approval-hint" title={visibleLine(hints.map(({ text }) => text).join(' '))}>
      <span aria-hidden="true">▲</span>{' '}
      {[...new Set(hints.map(({ kind }) => HINTS[kind]))].join(' · ')}
    </span>
  );
}
