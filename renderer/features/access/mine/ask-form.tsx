import { useEffect, useEffectEvent, useRef } from 'react';
import { useClock } from '../../../ui/clock.tsx';
import { focusWrong } from '../../../ui/plain-dialog.tsx';
import { TemplateArea } from '../../../ui/templates/template-area.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { accessValues } from '../template-values.ts';
import type { AskedDays, OfferedDays } from './ask-dates.ts';
import type { Answers, Chosen, SharedQuestion } from './ask-questions.ts';
import { SharedFields } from './shared-fields.tsx';
import type { Wrong } from './wrong-form.ts';

export interface Dates extends AskedDays, OfferedDays {
  readonly setStart: (day: string) => void;
  readonly setEnd: (day: string) => void;
}

interface AskFormProps extends Pick<AccessPartProps, 'tenants'> {
  readonly chosen: readonly Chosen[];
  readonly questions: readonly SharedQuestion[];
  readonly answers: Answers;
  readonly wrong: Wrong;
  readonly reason: string;
  /** What the form begins with; empty = nothing. */
  readonly reasonBefore: string;
  readonly dates: Dates;
  /** Whether a question of several packages is answered for each by itself. */
  readonly isApart: (question: SharedQuestion) => boolean;
  readonly onAnswer: (question: SharedQuestion, values: readonly string[]) => void;
  readonly onApart: (question: SharedQuestion, isEach: boolean) => void;
  readonly onReason: (reason: string) => void;
}

/** The reason, the questions of all policies, and the dates that they leave open. */
export function AskForm(props: AskFormProps) {
  const { chosen, questions, answers, wrong, reason, reasonBefore, dates } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const { tried } = wrong;
  const isOld = reason !== '' && reason === reasonBefore;
  const beginning = useEffectEvent(() => {
    field.current?.focus();
    if (isOld) field.current?.select(); // what is typed replaces it
  });
  useEffect(() => beginning(), []);
  useEffect(() => {
    if (tried > 0) focusWrong(form.current);
  }, [tried]);
  const places = chosen.map(({ whole }) => whole.tenantId);
  const { now } = useClock();
  const wanted = chosen.some(({ policy }) => policy?.justification);
  const dated = chosen.filter(({ policy }) => policy?.customSchedule).length;
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
          aria-invalid={wrong.isReason && reason.trim() === ''}
          values={() => accessValues(places, props.tenants, now())}
          onText={props.onReason}
        />
        {isOld && <span className="muted">The reason of your last request: is it still true?</span>}
      </label>
      {questions.map((shared) => (
        <SharedFields
          key={shared.id}
          shared={shared}
          chosen={chosen}
          tenants={props.tenants}
          answers={answers}
          problems={wrong.problems}
          isApart={props.isApart(shared)}
          onAnswer={props.onAnswer}
          onApart={props.onApart}
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
              min={dates.today}
              onChange={({ target }) => dates.setStart(target.value)}
            />
          </label>
          {(dates.hasEnd || dates.end !== '') && (
            <label>
              {' '}
              To{' '}
              <input
                type="date"
                value={dates.end}
                min={dates.start === '' ? dates.today : dates.start}
                max={dates.last ?? undefined}
                onChange={({ target }) => dates.setEnd(target.value)}
              />
            </label>
          )}
        </fieldset>
      )}
    </div>
  );
}
