import { memo } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { assignmentWords } from '#shared/domain/access/states.ts';
import { isPendingWish } from '#shared/domain/access/wish-stage.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import type { Instant } from '#shared/time.ts';
import { useClockText } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import type { TimeWords } from '../../../ui/time-format.ts';
import { EndMark } from '../end-words.tsx';
import { LostMark } from '../lost-mark.tsx';
import { PickedMark } from '../picked-mark.tsx';
import { WishMark } from '../wish-mark.tsx';
import { CASCADE_SHORT, dateWords, lastWords, unextendedWords } from '../runway/runway-view.ts';
import { fieldDay } from '../../../ui/field-day.ts';
import type { MineLine } from './mine-lines.ts';
import { nextWords, requestKind, requestState } from './request-kind.ts';

interface MineRowProps {
  readonly line: MineLine;
  readonly place: number;
  /** The keys mean it. */
  readonly selected: boolean;
  /** Null where it cannot be picked. */
  readonly picked: boolean | null;
  readonly tenant: TenantRow | undefined;
  readonly offline: boolean;
  readonly onOpen: (line: MineLine, place: number) => void;
  readonly onPick: (line: MineLine, place: number) => void;
}

/** The DOM id by which the grid names its active row to screen readers. */
export function mineDomId(place: number): string {
  return `mine-${place}`;
}

export const MineRow = memo(function MineRow(props: MineRowProps) {
  const { line, place, selected, picked, tenant, offline, onOpen, onPick } = props;
  const { title, wish } = line;
  const tried = line.kind === 'held' ? unextendedWords(line.row) : null;
  return (
    <div
      role="row"
      id={mineDomId(place)}
      aria-rowindex={place + 1}
      aria-selected={picked ?? undefined}
      data-chosen={selected}
      className="board-row approval-row"
      data-picked={picked === true}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        if (ctrlKey || metaKey || shiftKey) onPick(line, place);
        else onOpen(line, place);
      }}
    >
      <div role="gridcell" className="approval-who">
        {picked === true && <PickedMark />}
        <strong dir="auto" className="mine-title" title={visibleLine(shortened(title, 400))}>
          {visibleLine(shortened(title, 200))}
        </strong>
      </div>
      <div role="gridcell" className="approval-tenant">
        <TenantMark name={tenant?.name ?? line.tenantId} colour={tenant?.colour ?? null} />
      </div>
      <div role="gridcell" className="approval-due">
        <When line={line} />
      </div>
      <div role="gridcell" className="approval-why">
        {line.kind !== 'shut' && line.kind !== 'link' && <LostMark tenantId={line.tenantId} />}
        {tried !== null && (
          <span className="approval-hint">
            <span aria-hidden="true">▲</span> {tried}
          </span>
        )}
        {line.kind === 'held' && line.row.isLive && line.row.endsLast && (
          <span
            className="approval-hint"
            title={lastWords({ isMine: true }, tenant?.name ?? line.tenantId)}
          >
            <span aria-hidden="true">▲</span> {CASCADE_SHORT}
          </span>
        )}
        <span className="muted" dir="auto">
          <Sub line={line} />
        </span>
      </div>
      <div role="gridcell" className="approval-stage muted">
        {stateOf(line)}
      </div>
      <div role="gridcell" className="approval-mark">
        {wish === null ? <EndDay line={line} /> : <WishMark wish={wish} offline={offline} />}
      </div>
    </div>
  );
});

/** The second line: what happens next, or what it is. */
function Sub({ line }: { readonly line: MineLine }) {
  return useClockText((nowMs, words) => visibleLine(shortened(subOf(line, nowMs, words), 300)));
}

function subOf(line: MineLine, nowMs: number, words: TimeWords): string {
  switch (line.kind) {
    case 'held':
      return line.row.isPending
        ? 'A request for it is under way.'
        : line.row.isLive
          ? (line.row.policyName ?? '')
          : assignmentWords(line.row.state).next;
    case 'request':
      return nextWords(line.row, nowMs, words) ?? line.wish?.reason ?? line.row.justification;
    case 'package':
      return line.row.description;
    case 'link':
      return OUTCOMES[line.row.outcome];
    case 'shut':
      return SHUT[line.row.reach];
  }
}

function stateOf(line: MineLine): string {
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

/** The day on which what is had ends. */
function EndDay({ line }: { readonly line: MineLine }) {
  if (line.kind !== 'held' || !line.row.isLive || line.row.endAt === null) return null;
  return <span className="muted tabular">{dateWords(fieldDay(line.row.endAt))}</span>;
}

function When({ line }: { readonly line: MineLine }) {
  if (line.kind === 'held') {
    const { endAt, endedAt, endsKnown, isLive, state } = line.row;
    if (!isLive) return state === 'deliveryFailed' ? null : <Ended at={endedAt} />;
    if (endAt === null)
      return <span className="muted">{endsKnown ? 'does not end' : 'end not told'}</span>;
    return <EndMark end={{ state: 'ends', endAt }} before="ends " />;
  }
  if (line.kind === 'request' && line.row.createdAt !== null) {
    return <TimeAgo at={line.row.createdAt} />;
  }
  if (line.kind === 'package') return <span>{line.row.length ?? ''}</span>;
  if (line.kind === 'link' && line.row.saidAt !== null) return <TimeAgo at={line.row.saidAt} />;
  return null;
}

/** When what one had ended. */
function Ended({ at }: { readonly at: Instant | null }) {
  if (at === null) return <span className="muted">ended, when is not told</span>;
  return (
    <span className="due">
      <span>
        ended <TimeAgo at={at} />
      </span>
    </span>
  );
}
