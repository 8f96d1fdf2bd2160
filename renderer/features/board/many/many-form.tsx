import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { LEFT_OPEN } from '#shared/domain/templates/template.ts';
import { CLASSIFICATIONS, DETERMINATIONS_OF, WritableStatus } from '#shared/domain/incident.ts';
import { word } from '#shared/domain/words.ts';
import { TemplateArea } from '../../../ui/templates/template-area.tsx';
import { canSayWhyResolved, type ManyDraft } from './many-wish.ts';

interface ManyFormProps {
  readonly draft: ManyDraft;
  /** Incidents of tenants that cannot have the whole gesture. */
  readonly left: number;
  readonly onChange: (draft: ManyDraft) => void;
}

const LEFT = 'Leave as it is';
/** Filled in for each incident when it is recorded. */
const leftOpen = () => LEFT_OPEN;

/**
 * Everything one gesture can change. What is left empty stays as it is in each incident. What another field has to
 * allow first has its place from the start: nothing moves under the pointer.
 */
export function ManyForm({ draft, left, onChange }: ManyFormProps) {
  const change = (part: Partial<ManyDraft>) => onChange({ ...draft, ...part });
  const { classification } = draft;
  return (
    <div className="form many-form">
      <Checkbox
        label="Assign to me, under my name in each tenant"
        checked={draft.take}
        onChange={(_, { checked }) => change({ take: checked === true })}
      />
      <Choice
        label="Status"
        value={draft.status}
        options={WritableStatus.options}
        onChoose={(status) => change({ status })}
      />
      <Choice
        label="Classification"
        value={classification}
        options={CLASSIFICATIONS}
        onChoose={(chosen) => change({ classification: chosen, determination: null })}
      />
      <Choice
        label="Determination"
        value={draft.determination}
        options={classification === null ? [] : DETERMINATIONS_OF[classification]}
        none={classification === null ? LEFT : 'Choose one'}
        disabled={classification === null}
        onChoose={(determination) => change({ determination })}
      />
      <Field label="Resolving comment" hint="Goes with the status Resolved.">
        <TemplateArea
          className="many-words"
          aria-label="Resolving comment"
          rows={3}
          disabled={!canSayWhyResolved(draft)}
          value={draft.resolvingComment}
          values={leftOpen}
          onText={(resolvingComment) => change({ resolvingComment })}
        />
      </Field>
      <Field label="Add tags" hint="Separated by commas.">
        <Input value={draft.addTags} onChange={(_, { value }) => change({ addTags: value })} />
      </Field>
      <Field label="Take off tags" hint="Separated by commas.">
        <Input
          value={draft.removeTags}
          onChange={(_, { value }) => change({ removeTags: value })}
        />
      </Field>
      <Field
        label="Comment"
        hint={
          left === 0
            ? null
            : `${left.toLocaleString()} left out get no comment either: a tenant that cannot have the whole gesture has none of it.`
        }
      >
        <TemplateArea
          className="many-words"
          aria-label="Comment"
          rows={3}
          value={draft.comment}
          values={leftOpen}
          onText={(comment) => change({ comment })}
        />
      </Field>
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T | null;
  readonly options: readonly T[];
  readonly none?: string;
  readonly disabled?: boolean;
  readonly onChoose: (value: T | null) => void;
}

function Choice<T extends string>({
  label,
  value,
  options,
  none = LEFT,
  disabled = false,
  onChoose,
}: ChoiceProps<T>) {
  return (
    <Field label={label}>
      <Select
        value={value ?? ''}
        disabled={disabled}
        onChange={(_, { value: chosen }) =>
          onChoose(options.find((option) => option === chosen) ?? null)
        }
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
