import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import {
  LONGEST_COMMENT,
  Template,
  unknownIn,
  VARIABLES,
} from '#shared/domain/templates/template.ts';
import { visibleLine } from '#shared/text.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';

interface TemplateFormProps {
  readonly template: Template;
  readonly isNew: boolean;
  /** Names that are taken by other templates, in small letters. */
  readonly taken: ReadonlySet<string>;
  readonly onSave: (template: Template) => void;
  readonly onClose: () => void;
}

function problemsOf({ name, text }: Template, taken: ReadonlySet<string>) {
  const [unknown] = unknownIn(text);
  return {
    name:
      name.trim() === ''
        ? 'Give the template a name.'
        : taken.has(name.trim().toLowerCase())
          ? 'Another template has this name.'
          : null,
    text:
      text.trim() === ''
        ? 'Write what shall stand in the comment.'
        : unknown === undefined
          ? null
          : `{{${visibleLine(unknown)}}} is not known. Use one of the variables below.`,
  };
}

/** One template: its name, its words, and the variables it can name. */
export function TemplateForm({ template, isNew, taken, onSave, onClose }: TemplateFormProps) {
  const [draft, setDraft] = useState(template);
  const [tried, setTried] = useState(false);
  const problems = problemsOf(draft, taken);
  const isUnknown = problems.text !== null && draft.text.trim() !== '';
  const save = () => {
    setTried(true);
    const parsed = Template.safeParse(draft);
    if (problems.name === null && problems.text === null && parsed.success) onSave(parsed.data);
  };
  const put = (name: string) => {
    const text = `${draft.text}{{${name}}}`;
    if (text.length <= LONGEST_COMMENT) setDraft({ ...draft, text });
  };
  return (
    <PlainDialog
      title={isNew ? 'New template' : 'Edit the template'}
      closeName="Cancel"
      onClose={onClose}
      onSubmit={save}
      actions={
        <Button type="submit" appearance="primary">
          Save the template
        </Button>
      }
    >
      <Field
        label="Name"
        {...(tried && problems.name !== null ? { validationMessage: problems.name } : {})}
      >
        <Input
          value={draft.name}
          maxLength={80}
          onChange={(_, { value }) => setDraft({ ...draft, name: value })}
        />
      </Field>
      <Field
        label="Text"
        hint={`${draft.text.length} of ${LONGEST_COMMENT} characters; variables may need more.`}
        {...((tried || isUnknown) && problems.text !== null
          ? { validationMessage: problems.text }
          : {})}
      >
        <Textarea
          value={draft.text}
          rows={5}
          maxLength={LONGEST_COMMENT}
          onChange={(_, { value }) => setDraft({ ...draft, text: value })}
        />
      </Field>
      <div className="template-variables" role="group" aria-label="Add a variable">
        {VARIABLES.map(({ name, about }) => (
          <button
            type="button"
            key={name}
            className="plain-button"
            title={about}
            onClick={() => put(name)}
          >
            {`{{${name}}}`}
          </button>
        ))}
      </div>
    </PlainDialog>
  );
}
