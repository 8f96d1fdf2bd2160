import { memo } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import type { Instant } from '#shared/time.ts';
import { useClockText } from '../../../ui/clock.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { EndMark } from '../end-words.tsx';
import { LostMark } from '../lost-mark.tsx';
import { PickedMark } from '../picked-mark.tsx';
import { WishMark } from '../wish-mark.tsx';
import { CASCADE_SHORT, dateWords, lastWords, unextendedWords } from '../runway/runway-view.ts';
import { fieldDay } from '../../../ui/field-day.ts';
import { stateOf, subOf } from './line-words.ts';
import type { MineLine } from './mine-lines.ts';

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
