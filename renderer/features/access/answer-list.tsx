import type { AccessAnswer } from '#shared/domain/access/request.ts';
import { StrangerBlock, StrangerLine } from '../../ui/stranger-text.tsx';

interface AnswerListProps {
  /** Hostile. */
  readonly answers: readonly AccessAnswer[];
}

/** What was answered to the questions of a policy. */
export function AnswerList({ answers }: AnswerListProps) {
  return (
    <dl className="approval-answers">
      {answers.map(({ question, shown, value }, place) => (
        // One question may have several answers: only the place is its own.
        <div key={place}>
          <dt>
            <StrangerLine text={question ?? 'A question Graph does not name'} />
          </dt>
          <dd>
            <StrangerBlock text={shown === '' ? value : shown} longest={4000} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
