import type { SnoozeReceipt, SnoozeUndone } from '#shared/contract/snoozes.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { counted } from '../../ui/words.ts';

/** What became of it, in one line. Pure. */
export function receiptWords({ snoozed, left, sooner }: SnoozeReceipt, until: string): string {
  const parts = [
    snoozed === 0
      ? 'Nothing was snoozed.'
      : `${counted(snoozed, 'incident')} snoozed until ${until}.`,
    sooner > 0
      ? `${sooner} of them ${sooner === 1 ? 'comes' : 'come'} back sooner: a target runs out.`
      : '',
    left > 0 ? `${left} left as they are: closed, or no longer here.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

const NAMED = 2;

/** What became of taking it back, in one line: which are not as they were before is named. Pure. */
export function undoneWords({ back, left }: SnoozeUndone): string {
  if (left.length === 0) return 'As it was before.';
  const names = left.slice(0, NAMED).map((title) => `“${visibleLine(shortened(title, 60))}”`);
  const more = left.length - names.length;
  const named = new Intl.ListFormat('en-GB', { type: 'conjunction' }).format([
    ...names,
    ...(more > 0 ? [`${more.toLocaleString()} more`] : []),
  ]);
  const done = back === 0 ? 'Nothing was undone:' : `${counted(back, 'incident')} as before, but`;
  return `${done} ${named} came back meanwhile, or ${left.length === 1 ? 'was' : 'were'} snoozed anew.`;
}
