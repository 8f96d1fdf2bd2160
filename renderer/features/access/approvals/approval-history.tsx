import type { Approval } from '#shared/domain/access/approval.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import { resultWord } from '#shared/domain/access/settle-decision.ts';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { word } from '../../../ui/words.ts';
import { markTone, markWords } from '../wish-words.ts';

const RESULTS = { approve: 'Approved', deny: 'Denied' } as const;

/** The stages in the order they are gone through, and who decided each. */
export function Stages({ approval }: { readonly approval: Approval }) {
  const { stages } = approval;
  if (stages.length === 0) return <p className="muted">No stage can be seen.</p>;
  return (
    <ol className="approval-stages">
      {stages.map((stage) => {
        const result = resultWord(stage.result);
        const { status, reviewedBy, reviewedAt, justification } = stage;
        return (
          <li key={stage.id} data-open={status === 'inProgress'}>
            <strong>
              <StrangerLine text={stage.name ?? 'Stage'} longest={120} />
            </strong>{' '}
            {result !== null ? (
              <>
                {RESULTS[result]} by <StrangerLine text={subjectName(reviewedBy)} longest={120} />{' '}
                {reviewedAt !== null && <TimeAgo at={reviewedAt} />}
              </>
            ) : (
              <>
                {status === 'inProgress' ? (
                  'open'
                ) : (
                  <StrangerLine text={word(status)} longest={60} />
                )}
                {status === 'inProgress' && (stage.assignedToMe ? ', yours' : ', not yours')}
              </>
            )}
            {justification !== null && justification !== '' && (
              <StrangerBlock text={justification} longest={2000} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface OwnWishesProps {
  readonly wishes: readonly ListedWish[];
  readonly offline: boolean;
}

/** What was decided on this computer about it, newest first, and what became of each. */
export function OwnWishes({ wishes, offline }: OwnWishesProps) {
  if (wishes.length === 0) return <p className="muted">None.</p>;
  return (
    <ol className="approval-stages">
      {wishes.toReversed().map((one) => {
        const { wish } = one;
        const decided = wish?.kind === 'decide' ? wish : null;
        const line = { stage: one.stage, word: decided?.result ?? 'unknown', isOthers: false };
        return (
          <li key={one.id}>
            <span className="wish-mark" data-tone={markTone(one.stage)}>
              {markWords(line, offline)}
            </span>{' '}
            <span className="muted">
              recorded <TimeAgo at={one.recordedAt} />
            </span>
            {one.reason !== null && (
              <p>
                <StrangerLine text={one.reason} />
              </p>
            )}
            {decided !== null && decided.justification !== '' && (
              <StrangerBlock text={decided.justification} longest={4000} />
            )}
          </li>
        );
      })}
    </ol>
  );
}
