import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { partsOf } from './apart.ts';
import type { Answers, Chosen, FormProblem, SharedQuestion } from './ask-questions.ts';
import { QuestionField } from './question-field.tsx';
import { problemOf } from './wrong-form.ts';

interface SharedFieldsProps extends Pick<AccessPartProps, 'tenants'> {
  readonly shared: SharedQuestion;
  readonly chosen: readonly Chosen[];
  readonly answers: Answers;
  readonly problems: readonly FormProblem[];
  /** It is answered for each package by itself. */
  readonly isApart: boolean;
  readonly onAnswer: (question: SharedQuestion, values: readonly string[]) => void;
  readonly onApart: (question: SharedQuestion, isEach: boolean) => void;
}

/** A question of one package or of several: one answer for all that ask it, or one for each. */
export function SharedFields(props: SharedFieldsProps) {
  const { shared, chosen, tenants, answers, problems, isApart, onAnswer, onApart } = props;
  const nameOf = (of: SharedQuestion) => {
    const whole = chosen.find(({ key }) => key === of.uses[0]?.key)?.whole;
    return whole ? `${tenants.get(whole.tenantId)?.name ?? whole.tenantId}: ${whole.name}` : '';
  };
  const isOfAll = chosen.length === 1;
  const count = shared.uses.length;
  const fields = isApart ? partsOf(shared) : [shared];
  const all = fields.map((field) => (
    <QuestionField
      key={field.id}
      question={field.question}
      values={answers[field.id] ?? []}
      where={isOfAll || (count > 1 && !isApart) ? null : nameOf(field)}
      problem={problemOf(field, problems)}
      onValues={(values) => onAnswer(field, values)}
    />
  ));
  if (count === 1 || shared.question.kind === 'unknown') return all;
  return (
    <div className="mine-shared">
      {all}
      <label className="mine-for-all">
        <input
          type="checkbox"
          checked={!isApart}
          onChange={({ target }) => onApart(shared, !target.checked)}
        />{' '}
        One answer, given to all {counted(count, 'package')} that ask this
        {!isApart && count < chosen.length && (
          <span className="muted">
            {' '}
            (<StrangerLine text={partsOf(shared).map(nameOf).join('; ')} longest={300} />)
          </span>
        )}
      </label>
    </div>
  );
}
