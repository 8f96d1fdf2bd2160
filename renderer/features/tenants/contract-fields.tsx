import { Checkbox, Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { useId } from 'react';
import { PromiseName } from '#shared/domain/clock/board-clock.ts';
import type { ClockLevel } from '#shared/domain/clock/contract.ts';
import { Counting } from '#shared/domain/clock/work-calendar.ts';
import { type ContractDraft, type ContractProblems, levelsShown } from './contract-draft.ts';
import { COUNTINGS, LEVELS } from './contract-words.ts';
import '../../styles/contracts.css';

interface ContractFieldsProps {
  readonly draft: ContractDraft;
  readonly problems: ContractProblems;
  readonly onChange: (part: Partial<ContractDraft>) => void;
}

const PROMISE_NAMES: Readonly<Record<PromiseName, string>> = {
  acknowledge: 'Take up within',
  resolve: 'Resolve within',
};
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** How quick we promised to be, by severity, and in whose hours that is counted. */
export function ContractFields({ draft, problems, onChange }: ContractFieldsProps) {
  return (
    <>
      <Checkbox
        label="High counts as P1 here"
        checked={draft.raisesHigh}
        onChange={(_, { checked }) => onChange({ raisesHigh: checked === true })}
      />
      <table className="targets">
        <thead>
          <tr>
            <th scope="col">Severity</th>
            {PromiseName.options.map((promise) => (
              <th scope="col" key={promise}>
                {PROMISE_NAMES[promise]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levelsShown(draft).map((level) => (
            <tr key={level}>
              <th scope="row">{LEVELS[level]}</th>
              {PromiseName.options.map((promise) => (
                <td key={promise}>
                  <TargetCell
                    {...{ draft, level, promise, onChange }}
                    problem={problems.targets.get(`${level} ${promise}`) ?? null}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <WorkingTime {...{ draft, problems, onChange }} />
    </>
  );
}

interface TargetCellProps extends Pick<ContractFieldsProps, 'draft' | 'onChange'> {
  readonly level: ClockLevel;
  readonly promise: PromiseName;
  readonly problem: string | null;
}

function TargetCell({ draft, level, promise, problem, onChange }: TargetCellProps) {
  const target = draft.targets[level][promise];
  const name = `${LEVELS[level]}: ${PROMISE_NAMES[promise].toLowerCase()}`;
  const set = (part: Partial<typeof target>) => {
    const changed = { ...draft.targets[level], [promise]: { ...target, ...part } };
    onChange({ targets: { ...draft.targets, [level]: changed } });
  };
  return (
    <Field validationMessage={problem}>
      <div className="target">
        <Input
          size="small"
          aria-label={name}
          placeholder="nothing"
          value={target.span}
          onChange={(_, { value }) => set({ span: value })}
        />
        <select
          aria-label={`${name}, counted in`}
          value={target.counting}
          onChange={(event) => set({ counting: Counting.parse(event.target.value) })}
        >
          {Counting.options.map((counting) => (
            <option key={counting} value={counting}>
              {COUNTINGS[counting]}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}

function WorkingTime({ draft, problems, onChange }: ContractFieldsProps) {
  const zones = useId();
  const setDay = (place: number, text: string) =>
    onChange({ days: draft.days.map((day, at) => (at === place ? text : day)) });
  return (
    <>
      <Field
        label="Working hours"
        hint="Only what is counted in working hours follows them."
        validationMessage={problems.hours}
      >
        <RadioGroup
          layout="horizontal"
          value={draft.alwaysOpen ? 'always' : 'hours'}
          onChange={(_, { value }) => onChange({ alwaysOpen: value === 'always' })}
        >
          <Radio value="always" label="Around the clock" />
          <Radio value="hours" label="These" />
        </RadioGroup>
      </Field>
      {!draft.alwaysOpen && (
        <div className="work-days">
          {DAYS.map((name, place) => (
            <Field key={name} label={name} validationMessage={problems.days[place] ?? null}>
              <Input
                size="small"
                placeholder="closed"
                value={draft.days[place] ?? ''}
                onChange={(_, { value }) => setDay(place, value)}
              />
            </Field>
          ))}
        </div>
      )}
      <Field
        label="Time zone"
        hint="Decides when weekdays and working hours begin, also when the clocks change."
        validationMessage={problems.timeZone}
      >
        <Input
          list={zones}
          value={draft.timeZone}
          onChange={(_, { value }) => onChange({ timeZone: value })}
        />
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <Field
        label="Holidays"
        hint="Days that do not count as weekday or working day. Separated by commas."
        validationMessage={problems.holidays}
      >
        <Input
          placeholder="2026-12-25, 2027-01-01"
          value={draft.holidays}
          onChange={(_, { value }) => onChange({ holidays: value })}
        />
      </Field>
    </>
  );
}
