import type { TenantRow } from '#shared/contract/tenants.ts';
import { assignmentWords } from '#shared/domain/access/states.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { TimeWords } from '../../../ui/time-format.ts';
import { fitsFilter, isWide, type ListFilter, tenantText } from '../list-filter.ts';
import { CASCADE_SHORT, unextendedShort } from '../runway/runway-view.ts';
import type { LineOf, MineLine } from './mine-lines.ts';
import { nextWords, requestKind, requestState } from './request-kind.ts';

/** The second line of a row: what happens next, or what it is. Pure. */
export function subOf(line: MineLine, nowMs: number, words: Pick<TimeWords, 'age'>): string {
  if (line.kind !== 'request') return steadySub(line);
  return nextWords(line.row, nowMs, words) ?? line.wish?.reason ?? line.row.justification;
}

/** The same of what no clock changes. */
function steadySub(line: Exclude<MineLine, LineOf<'request'>>): string {
  switch (line.kind) {
    case 'held': {
      const { isPending, isLive, policyName, state } = line.row;
      if (isPending) return 'A request for it is under way.';
      return isLive ? (policyName ?? '') : assignmentWords(state).next;
    }
    case 'package':
      return line.row.description;
    case 'link':
      return OUTCOMES[line.row.outcome];
    case 'shut':
      return SHUT[line.row.reach];
  }
}

/** Where a line stands, in a word or two. Pure. */
export function stateOf(line: MineLine): string {
  switch (line.kind) {
    case 'held':
      return (
        (line.row.isLive ? givingBack(line.wish) : null) ?? assignmentWords(line.row.state).label
      );
    case 'request': {
      const kind = requestKind(line.row);
      const state = requestState(line.row);
      return state === null ? kind : `${kind}: ${state.label}`;
    }
    case 'package': {
      const { isHeld, isPending, policies, needsApproval } = line.row;
      if (isHeld) return 'You have it';
      if (isPending) return 'Asked for';
      if (policies === null) return 'Its questions are not read yet';
      if (policies === 0) return 'Not for you now';
      return needsApproval ? 'Needs approval' : 'Without approval';
    }
    case 'link':
      return line.row.saidAt === null ? 'Link kept' : 'Asked in the browser';
    case 'shut':
      return '';
  }
}

/** Until the next look tells what became of it, what was given back is not simply had. */
function givingBack(wish: MineLine['wish']): string | null {
  if (wish === null || wish.word !== 'give-back') return null;
  if (wish.stage === 'recorded') return 'Giving back: recorded';
  return isPendingWish(wish.stage) || wish.stage === 'done' ? 'Giving back: sent' : null;
}

const OUTCOMES = {
  none: 'Opens the package in My Access.',
  waiting: 'Nothing of it seen yet. It is looked for with every look.',
  'guest-works': 'Your guest account works: you can ask from here now.',
  requested: 'Your request is seen: it stands under Asked for.',
  held: 'You have it.',
} as const;

const SHUT = {
  'no-guest':
    'Import the link of a package; after its approval your guest account is noticed by itself.',
  closed: 'Its Graph side does not answer guests. My Access in the browser does.',
  'needs-consent': 'An administrator there has to approve Tidewatch: copy the link for them.',
} as const;

/** What of a line is found by words: what its row says, but for days and what the clock changes. */
function textsOf(line: MineLine): readonly string[] {
  const texts = [line.title, stateOf(line)];
  if (line.kind === 'request') {
    return [...texts, requestState(line.row)?.next ?? '', line.row.justification];
  }
  texts.push(steadySub(line));
  if (line.kind !== 'held') return texts;
  const { isLive, endsLast } = line.row;
  const cascade = isLive && endsLast ? CASCADE_SHORT : '';
  return [...texts, cascade, unextendedShort(line.row) ?? ''];
}

/** Lines in which every word of the filter stands: on the row, in the tenant or in the reason. */
export function filtered(
  lines: readonly MineLine[],
  filter: ListFilter,
  tenants: ReadonlyMap<TenantId, TenantRow>,
): readonly MineLine[] {
  if (isWide(filter)) return lines;
  const nameOf = (id: TenantId) => tenantText(tenants.get(id));
  return lines.filter((line) => {
    const { tenantId } = line;
    return fitsFilter(filter, { tenantId, texts: textsOf(line) }, nameOf);
  });
}
