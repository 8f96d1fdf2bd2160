import { stopAfter } from '#shared/domain/words.ts';
import '../styles/changes.css';
import { Button } from '@fluentui/react-components';
import type { ListedChange } from '#shared/domain/change.ts';
import { type ChangeField, compared, editOf } from '#shared/domain/change-fields.ts';
import { CollisionChoice } from './collision-choice.tsx';
import { changeWords, stageWords } from './change-words.ts';
import { TimeAgo } from './relative-time.tsx';
import { StrangerLine } from './stranger-text.tsx';

interface ChangeLineProps {
  readonly change: ListedChange;
  /** The keys that settle a collision mean this one. */
  readonly keyed?: boolean;
  readonly onRetry: (change: ListedChange) => void;
  readonly onDiscard: (change: ListedChange) => void;
  /** Settles it member by member: these are sent again, all else stays as it is in the tenant. */
  readonly onSettle: (change: ListedChange, mine: readonly ChangeField[]) => void;
  /** Undoes what was sent; left out where there is nothing to undo. */
  readonly onUndo?: ((change: ListedChange) => void) | undefined;
}

/** One wish with its stage, the reason where it was refused, and what can be done about it. */
export function ChangeLine(props: ChangeLineProps) {
  const { change, keyed = false, onRetry, onDiscard, onSettle, onUndo } = props;
  const { stage, reason, remedy, found } = change;
  const collision = collisionOf(change);
  const at = change.settledAt ?? change.sentAt ?? change.recordedAt;
  return (
    <div className="change" data-stage={stage}>
      <span className="change-what">
        <bdi>
          {change.change === null ? 'A change that cannot be read' : changeWords(change.change)}
        </bdi>
      </span>
      <span className="change-stage">
        {stageWords(stage)} <TimeAgo at={at} />
      </span>
      {reason !== null && (
        <p className="change-reason">
          {stage === 'refused' && 'Because: '}
          <StrangerLine text={reason} /> {remedy !== null && <StrangerLine text={remedy} />}
        </p>
      )}
      {collision && (
        <CollisionChoice {...collision} keyed={keyed} onSettle={(mine) => onSettle(change, mine)} />
      )}
      {!collision && found !== null && stage === 'refused' && (
        <p className="change-reason">
          The tenant has now: status <StrangerLine text={found.status} longest={60} />, assigned to{' '}
          <StrangerLine text={found.assignedTo ?? 'nobody'} longest={120} />
          {stopAfter(found.assignedTo ?? '')}
        </p>
      )}
      <span className="change-actions">
        {stage === 'refused' && change.change !== null && !collision && (
          <Button size="small" onClick={() => onRetry(change)}>
            Retry
          </Button>
        )}
        {onUndo && (
          <Button size="small" onClick={() => onUndo(change)}>
            Undo
          </Button>
        )}
        {/* Where all of it collided, to keep theirs is to discard it. */}
        {(stage === 'recorded' ||
          (stage === 'refused' && (!collision || collision.untouched.length > 0))) && (
          <Button size="small" onClick={() => onDiscard(change)}>
            {collision ? 'Discard all of it' : 'Discard'}
          </Button>
        )}
      </span>
    </div>
  );
}

/** Where somebody was faster, member by member; null for a wish that was refused for another reason. */
export function collisionOf({ stage, change, base, found }: ListedChange) {
  const edit = change && editOf(change);
  if (stage !== 'refused' || !edit || !base || !found || found.status === 'redirected') return null;
  const { open, conflicts } = compared(edit, base, found);
  if (conflicts.length === 0) return null;
  const taken = new Set(conflicts.map(({ field }) => field));
  return { conflicts, untouched: open.filter((field) => !taken.has(field)) };
}
