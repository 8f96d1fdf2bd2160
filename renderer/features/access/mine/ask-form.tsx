import { useEffect, useRef } from 'react';
import type { AnswerProblem } from '#shared/domain/access/answers.ts';
import { TemplateArea } from '../../../ui/templates/template-area.tsx';
import { counted } from '../../../ui/words.ts';
import type { Answers, Chosen, SharedQuestion } from './ask-questions.ts';
import { QuestionField } from './question-field.tsx';

export interface Dates {
  readonly start: string;
  readonly end: string;
  /** The last day that may be chosen, as a date field has it; null = any. */
  readonly last: string | null;
  readonly setStart: (day: string) => void;
  readonly setEnd: (day: string) => void;
}

interface AskFormProps {
  readonly chosen: readonly Chosen[];
  readonly questions: readonly SharedQuestion[];
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
  readonly reason: string;
  readonly dates: Dates;
  readonly onAnswers: (answers: Answers) => void;
  readonly onReason: (reason: string) => void;
}

/** The reason, the questions of all policies, and the dates that they leave open. */
export function AskForm(props: AskFormProps) {
  const { chosen, questions, answers, problems, reason, dates } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (problems.length === 0) return;
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    const inside = wrong?.querySelector<HTMLElement>('input');
    (inside ?? wrong)?.focus();
  }, [problems]);
  const wanted = chosen.some(({ policy }) => policy?.justification);
  const dated = chosen.filter(({ policy }) => policy?.customSchedule).length;
  const problemOf = ({ uses }: SharedQuestion) =>
    problems.find(({ questionId }) => uses.some((use) => use.questionId === questionId))?.text ??
    null;
  return (
    <div ref={form} className="mine-form">
      <label className="decide-reason">
        <span>
          Justification <span className="muted">{wanted ? '(required)' : '(not required)'}</span>
        </span>
        <TemplateArea
          field={field}
          value={reason}
          rows={3}
          placeholder=" "
          aria-required={wanted}
          values={() => ({})}
          onText={props.onReason}
        />
      </label>
      {questions.map((shared) => (
        <QuestionField
          key={shared.id}
          question={shared.question}
          values={answers[shared.id] ?? []}
          where={
            shared.uses.length === chosen.length
              ? null
              : `asked by ${counted(shared.uses.length, 'package')}`
          }
          problem={problemOf(shared)}
          onValues={(values) => props.onAnswers({ ...answers, [shared.id]: values })}
        />
      ))}
      {dated > 0 && (
        <fieldset>
          <legend>
            Dates{' '}
            <span className="muted">
              (not required; left empty the policy decides
              {dated < chosen.length && `; ${counted(dated, 'package')} can have dates of choice`})
            </span>
          </legend>
          <label>
            From{' '}
            <input
              type="date"
              value={dates.start}
              onChange={({ target }) => dates.setStart(target.value)}
            />
          </label>{' '}
          <label>
            To{' '}
            <input
              type="date"
              value={dates.end}
              max={dates.last ?? undefined}
              onChange={({ target }) => dates.setEnd(target.value)}
            />
          </label>
        </fieldset>
      )}
    </div>
  );
}
