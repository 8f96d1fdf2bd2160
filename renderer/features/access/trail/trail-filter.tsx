import type { Output } from '#shared/contract/contract.ts';
import { WHOLE_TRAIL, type TrailFilter } from '#shared/domain/access/trail.ts';
import { KIND_CHOICES, OUTCOME_WORDS } from '#shared/domain/access/trail-words.ts';
import { didNotCount, WishStage } from '#shared/domain/access/wish-stage.ts';
import { visibleLine } from '#shared/text.ts';
import { DAY_MS, instant } from '#shared/time.ts';
import { useClock } from '../../../ui/clock.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { fieldDay } from '../../../ui/field-day.ts';
import { daysAsked } from './trail-days.ts';

/** What the person chose; empty means all. */
export interface TrailChoice {
  readonly tenant: string;
  readonly person: string;
  readonly kind: string;
  readonly outcome: string;
  readonly first: string;
  readonly last: string;
}

export const NO_CHOICE: TrailChoice = {
  tenant: '',
  person: '',
  kind: '',
  outcome: '',
  first: '',
  last: '',
};

/** All outcomes that are otherwise than wished, as one choice. */
export const UNCOUNTED = 'uncounted';

/** The choice as core takes it. */
export function filterOf(choice: TrailChoice, tenants: AccessPartProps['tenants']): TrailFilter {
  const { tenant, person, kind, outcome, first, last } = choice;
  const chosen = KIND_CHOICES.filter((one) => kindName(one) === kind);
  return {
    ...WHOLE_TRAIL,
    ...daysAsked(first, last),
    tenants: [...tenants.keys()].filter((id) => id === tenant),
    people: person === '' ? [] : [person],
    kinds: chosen.map((one) => one.kind),
    decisions: chosen.flatMap(({ decision }) => decision ?? []),
    outcomes: WishStage.options.filter((one) =>
      outcome === UNCOUNTED ? didNotCount(one) : one === outcome,
    ),
  };
}

/** `decide`, `decide deny`: as the choice holds it. */
function kindName({ kind, decision }: (typeof KIND_CHOICES)[number]): string {
  return decision === null ? kind : `${kind} ${decision}`;
}

/** Days, today included, up to now. */
const SPANS = [
  ['Today', 1],
  ['Last 7 days', 7],
  ['Last 30 days', 30],
] as const;

interface TrailFilterProps extends Pick<AccessPartProps, 'tenants'> {
  readonly choice: TrailChoice;
  readonly people: Output<'access.trail'>['people'];
  readonly onChoose: (choice: TrailChoice) => void;
}

export function TrailFilterLine({ choice, people, tenants, onChoose }: TrailFilterProps) {
  const field = (name: keyof TrailChoice) => (value: string) =>
    onChoose({ ...choice, [name]: value });
  const { now } = useClock();
  const named = [...tenants.values()].map(({ id, name }) => [id, visibleLine(name)] as const);
  return (
    <div className="trail-filter" role="group" aria-label="Filter the trail">
      <Choice
        label="Tenant"
        all="All tenants"
        value={choice.tenant}
        options={named.sort(([, one], [, other]) => one.localeCompare(other))}
        onChoose={field('tenant')}
      />
      <Choice
        label="Recorded by"
        all="Everybody"
        value={choice.person}
        options={people.map(({ accountId, name }) => [accountId, visibleLine(name ?? accountId)])}
        onChoose={field('person')}
      />
      <Choice
        label="Kind"
        all="All kinds"
        value={choice.kind}
        options={KIND_CHOICES.map((one) => [kindName(one), one.words])}
        onChoose={field('kind')}
      />
      <Choice
        label="Outcome"
        all="All outcomes"
        value={choice.outcome}
        options={[
          [UNCOUNTED, 'All that did not count'],
          ...WishStage.options.map((stage) => [stage, OUTCOME_WORDS[stage]] as const),
        ]}
        onChoose={field('outcome')}
      />
      <span className="trail-spans">
        {SPANS.map(([name, days]) => {
          const first = fieldDay(instant(now() - (days - 1) * DAY_MS));
          const isChosen = choice.first === first && choice.last === '';
          return (
            <button
              key={name}
              type="button"
              className="quiet-button"
              aria-pressed={isChosen}
              onClick={() => onChoose({ ...choice, first: isChosen ? '' : first, last: '' })}
            >
              {name}
            </button>
          );
        })}
      </span>
      <Day label="From" value={choice.first} onChoose={field('first')} />
      <Day label="To" value={choice.last} onChoose={field('last')} />
    </div>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

function Day({ label, value, onChoose }: DayProps) {
  return (
    <label>
      {label}
      <input type="date" value={value} onChange={({ target }) => onChoose(target.value)} />
    </label>
  );
}

interface ChoiceProps extends DayProps {
  readonly all: string;
  readonly options: readonly (readonly [value: string, words: string])[];
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{all}</option>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
