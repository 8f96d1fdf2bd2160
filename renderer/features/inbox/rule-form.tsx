import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { SEVERITIES } from '#shared/domain/incident.ts';
import { MOST_TAGS, TellingRule, TellingWay } from '#shared/domain/telling/rule.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { Turn } from '#shared/domain/turn.ts';
import { severityWord } from '#shared/domain/words.ts';
import { listed } from '../../ui/listed.ts';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { tagsProblem } from '../../ui/tags-problem.ts';
import { turnWord } from '../../ui/words.ts';
import { RuleTenants } from './rule-tenants.tsx';
import { KIND_NAMES, KINDS_IN_ORDER, WAY_NAMES } from './rule-words.ts';

interface RuleFormProps {
  readonly rule: TellingRule;
  readonly isNew: boolean;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
  readonly onSave: (rule: TellingRule) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** One rule: what happened, to which incidents, in which tenants, and how it is told. */
export function RuleForm({ rule, isNew, tenants, onSave, onRemove, onClose }: RuleFormProps) {
  const [draft, setDraft] = useState(rule);
  const [tags, setTags] = useState(rule.tags.join(', '));
  const [minutes, setMinutes] = useState(String(rule.withinMinutes));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<TellingRule>) => setDraft({ ...draft, ...part });
  const wanted = {
    ...draft,
    tags: listed(tags),
    withinMinutes: draft.kinds.includes('due') ? Number(minutes) : draft.withinMinutes,
  };
  const save = () => {
    setTried(true);
    const parsed = TellingRule.safeParse(wanted);
    if (parsed.success) onSave(parsed.data);
  };
  const wrongTags = tagsProblem(wanted.tags, MOST_TAGS);
  const sorted = [...tenants.values()].sort((one, other) => one.name.localeCompare(other.name));
  return (
    <PlainDialog
      title={isNew ? 'Add a rule' : 'Edit the rule'}
      closeName="Cancel"
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          {!isNew && <Button onClick={onRemove}>Remove the rule</Button>}
          <Button type="submit" appearance="primary">
            Save the rule
          </Button>
        </>
      }
    >
      <Field
        label="Name"
        {...(tried && draft.name.trim() === ''
          ? { validationMessage: 'Give the rule a name of at most 80 characters.' }
          : {})}
      >
        <Input
          value={draft.name}
          maxLength={80}
          onChange={(_, { value }) => change({ name: value })}
        />
      </Field>
      <Choices
        name="What happened"
        options={KINDS_IN_ORDER}
        chosen={draft.kinds}
        words={(kind) => KIND_NAMES[kind]}
        problem={
          tried && draft.kinds.length === 0 ? 'Choose at least one thing to be told of.' : null
        }
        onChange={(kinds) => change({ kinds })}
      />
      {draft.kinds.includes('due') && (
        <Field
          label="Minutes before a clock runs out"
          {...(isSpan(minutes)
            ? {}
            : { validationMessage: 'Write whole minutes, 1 to 1,440 (a day).' })}
        >
          <Input type="number" value={minutes} onChange={(_, { value }) => setMinutes(value)} />
        </Field>
      )}
      <Choices
        name="Severity (none chosen: any)"
        options={SEVERITIES}
        chosen={draft.severities}
        words={severityWord}
        onChange={(severities) => change({ severities })}
      />
      <Choices
        name="Whose turn (none chosen: any)"
        options={Turn.options}
        chosen={draft.turns}
        words={turnWord}
        onChange={(turns) => change({ turns })}
      />
      <Checkbox
        label="Only incidents assigned to me"
        checked={draft.mine}
        onChange={(_, { checked }) => change({ mine: checked === true })}
      />
      <RuleTenants
        tenants={sorted}
        chosen={draft.tenants}
        onChange={(chosen) => change({ tenants: chosen })}
      />
      <Field
        label="Tenant tags"
        hint="Separated by commas. Empty: any tenant."
        {...(wrongTags === null ? {} : { validationMessage: wrongTags })}
      >
        <Input value={tags} onChange={(_, { value }) => setTags(value)} />
      </Field>
      <Field label="How I am told">
        <Select
          value={draft.does}
          onChange={(_, { value }) => change({ does: TellingWay.parse(value) })}
        >
          {TellingWay.options.map((way) => (
            <option key={way} value={way}>
              {WAY_NAMES[way]}
            </option>
          ))}
        </Select>
      </Field>
    </PlainDialog>
  );
}

function isSpan(minutes: string): boolean {
  return TellingRule.shape.withinMinutes.safeParse(Number(minutes)).success;
}

interface ChoicesProps<T extends string> {
  readonly name: string;
  readonly options: readonly T[];
  readonly chosen: readonly string[];
  readonly words: (option: T) => string;
  readonly problem?: string | null;
  readonly onChange: (chosen: T[]) => void;
}

function Choices<T extends string>(props: ChoicesProps<T>) {
  const { name, options, chosen, words, problem = null, onChange } = props;
  const problemId = useId();
  return (
    <fieldset
      className="telling-choices"
      aria-invalid={problem !== null}
      aria-describedby={problem === null ? undefined : problemId}
    >
      <legend>{name}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          label={words(option)}
          checked={chosen.includes(option)}
          onChange={(_, { checked }) =>
            onChange(
              options.filter((one) => (one === option ? checked === true : chosen.includes(one))),
            )
          }
        />
      ))}
      {problem !== null && (
        <p id={problemId} role="alert" className="failure-message">
          {problem}
        </p>
      )}
    </fieldset>
  );
}
