import type { WishInDetail } from '#shared/contract/access.ts';
import { TimeAgo } from '../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';
import { markTone, markWords } from './wish-words.ts';

interface OwnDecisionsProps {
  readonly wishes: readonly WishInDetail[];
  readonly offline: boolean;
}

/** What was decided on this computer about it, newest first, and what became of each. */
export function OwnDecisions({ wishes, offline }: OwnDecisionsProps) {
  if (wishes.length === 0) return <p className="muted">None.</p>;
  return (
    <ol className="approval-stages">
      {wishes.toReversed().map((one) => {
        const { word, justification } = decided(one);
        return (
          <li key={one.id}>
            <span className="wish-mark" data-tone={markTone(one.stage)}>
              {markWords({ stage: one.stage, word, isOthers: one.isOthers }, offline)}
            </span>{' '}
            <span className="muted">
              recorded <TimeAgo at={one.recordedAt} />
            </span>
            {one.reason !== null && (
              <p>
                <StrangerLine text={one.reason} />
              </p>
            )}
            {justification !== '' && (
              <>
                <p className="muted">{one.isOthers ? 'They' : 'You'} had written:</p>
                <StrangerBlock text={justification} longest={4000} />
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function decided({ wish }: WishInDetail): {
  readonly word: string;
  readonly justification: string;
} {
  switch (wish?.kind) {
    case 'decide':
      return { word: wish.result, justification: wish.justification };
    case 'judge':
      return { word: wish.decision, justification: wish.justification };
    default:
      return { word: 'unknown', justification: '' };
  }
}
