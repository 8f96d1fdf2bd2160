import '../styles/changes.css';
import { Button } from '@fluentui/react-components';
import type { ListedChange } from '#shared/domain/change.ts';
import { changeWords, stageWords } from './change-words.ts';
import { TimeAgo } from './relative-time.tsx';
import { StrangerLine } from './stranger-text.tsx';

interface ChangeLineProps {
  readonly change: ListedChange;
  readonly onRetry: (change: ListedChange) => void;
  readonly onDiscard: (change: ListedChange) => void;
}

/** One wish with its stage, the reason where it was refused, and what can be done about it. */
export function ChangeLine({ change, onRetry, onDiscard }: ChangeLineProps) {
  const { stage, reason, remedy, found } = change;
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
      {found !== null && stage === 'refused' && (
        <p className="change-reason">
          The tenant has now: status <StrangerLine text={found.status} longest={60} />, assigned to{' '}
          <StrangerLine text={found.assignedTo ?? 'nobody'} longest={120} />.
        </p>
      )}
      <span className="change-actions">
        {stage === 'refused' && change.change !== null && (
          <Button size="small" onClick={() => onRetry(change)}>
            Retry
          </Button>
        )}
        {(stage === 'refused' || stage === 'recorded') && (
          <Button size="small" onClick={() => onDiscard(change)}>
            Discard
          </Button>
        )}
      </span>
    </div>
  );
}
