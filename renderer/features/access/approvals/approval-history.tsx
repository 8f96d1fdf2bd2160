import type { Approval } from '#shared/domain/access/approval.ts';
import { subjectName } from '#shared/domain/access/subject.ts';
import { resultWord } from '#shared/domain/access/settle-decision.ts';
import { word } from '#shared/domain/words.ts';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';

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
                  <StrangerLine text={stageWords(status)} longest={60} />
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

/** A stage whose turn has not come is `initializing` at the service. */
function stageWords(status: string): string {
  return status === 'initializing' ? 'Not begun' : word(status);
}
