import { useId } from 'react';
import { IN_BROWSER } from '#shared/domain/access/answers.ts';
import type { AccessQuestion } from '#shared/domain/access/policy.ts';
import { patternWords } from '#shared/domain/access/pattern-words.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';

interface QuestionFieldProps {
  readonly question: AccessQuestion;
  readonly values: readonly string[];
  /** For whom it is asked, where that is not all. */
  readonly where: string | null;
  readonly problem: string | null;
  readonly onValues: (values: readonly string[]) => void;
}

/** One question of a policy, in the form its type asks for. */
export function QuestionField({ question, values, where, problem, onValues }: QuestionFieldProps) {
  const id = useId();
  const { kind, singleLine, several, choices, required } = question;
  const heading = (
    <>
      <StrangerLine text={question.text} longest={600} />{' '}
      <span className="muted">
        {required ? '(required)' : '(not required)'}
        {where !== null && (
          <>
            {' · '}
            <StrangerLine text={where} longest={200} />
          </>
        )}
      </span>
    </>
  );
  const told = {
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : id,
  } as const;
  const note = problem !== null && (
    <p id={id} className="form-problem">
      <StrangerLine text={problem ?? ''} longest={300} />
    </p>
  );
  if (kind === 'unknown') {
    return (
      <div className="mine-question">
        <span>{heading}</span>
        <p className={required ? 'form-problem' : 'muted'}>{IN_BROWSER}</p>
      </div>
    );
  }
  if (kind === 'choice') {
    const pick = (value: string, isOn: boolean) => {
      const rest = several ? values.filter((one) => one !== value) : [];
      onValues(isOn ? [...rest, value] : rest);
    };
    return (
      <fieldset className="mine-question" {...told}>
        <legend>{heading}</legend>
        {choices.map(({ value, text }) => (
          <label key={value}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={id}
              checked={values.includes(value)}
              onChange={({ target }) => pick(value, target.checked)}
            />{' '}
            <StrangerLine text={text} longest={300} />
          </label>
        ))}
        {note}
      </fieldset>
    );
  }
  const field = {
    value: values[0] ?? '',
    maxLength: 4_000,
    'aria-required': required,
    ...told,
  } as const;
  return (
    <label className="mine-question">
      <span>{heading}</span>
      {singleLine ? (
        <input type="text" {...field} onChange={({ target }) => onValues([target.value])} />
      ) : (
        <textarea rows={3} {...field} onChange={({ target }) => onValues([target.value])} />
      )}
      {question.pattern !== null && <PatternLine pattern={question.pattern} />}
      {note}
    </label>
  );
}

/** What the answer has to look like, in words where it can be; the pattern itself for whoever reads such. */
function PatternLine({ pattern }: { readonly pattern: string }) {
  const words = patternWords(pattern);
  const raw = (
    <code>
      <StrangerLine text={pattern} longest={120} />
    </code>
  );
  if (words === null) return <span className="muted">Its form: {raw}</span>;
  return (
    <span className="muted">
      <StrangerLine text={words} longest={300} /> ({raw})
    </span>
  );
}
