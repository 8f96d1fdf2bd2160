import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { MOST_TEMPLATES, type Template } from '#shared/domain/templates/template.ts';
import { useCommand } from '../../../api.tsx';
import { useReport } from '../../../ui/report.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { useTemplates } from '../../../ui/templates/templates-context.ts';
import { TEMPLATES_ID } from '../settings-context.ts';
import { TemplateForm } from './template-form.tsx';
import '../../../styles/templates.css';

const withOne = (templates: readonly Template[], one: Template) =>
  templates.some(({ id }) => id === one.id)
    ? templates.map((other) => (other.id === one.id ? one : other))
    : [...templates, one];

/** Words that are written often: the list, the form of one, what was deleted last, and the team's file. */
export function TemplatesSection() {
  const templates = useTemplates();
  const run = useCommand();
  const report = useReport();
  const [edited, setEdited] = useState<Template | null>(null);
  /** What was deleted last, and where it stood. */
  const [deleted, setDeleted] = useState<{ template: Template; at: number } | null>(null);
  const set = (next: readonly Template[]) => run('templates.set', { templates: [...next] });

  const save = async (template: Template) => {
    if ((await set(withOne(templates, template))).ok) setEdited(null);
  };
  const remove = async (template: Template) => {
    const left = templates.filter(({ id }) => id !== template.id);
    if ((await set(left)).ok) setDeleted({ template, at: templates.indexOf(template) });
  };
  const restore = async () => {
    if (deleted && (await set(templates.toSpliced(deleted.at, 0, deleted.template))).ok) {
      setDeleted(null);
    }
  };
  const exportAll = async () => {
    const result = await run('templates.export', {});
    if (result.ok && result.value.saved) report({ kind: 'done', text: 'The file is written.' });
  };
  const importAll = async () => {
    const result = await run('templates.import', {});
    if (!result.ok || result.value === null) return;
    const { added, replaced } = result.value;
    report({ kind: 'done', text: `${added} added, ${replaced} of yours replaced.` });
  };
  return (
    <section aria-label="Comment templates">
      <h2 id={TEMPLATES_ID} tabIndex={-1}>
        Comment templates
      </h2>
      <p className="muted">
        Put in with <kbd>/</kbd> while writing a comment or a resolving comment.
      </p>
      <ul className="template-lines">
        {templates.map((template) => (
          <li key={template.id}>
            <strong>
              <StrangerLine text={template.name} longest={80} />
            </strong>
            <span className="muted">
              <StrangerLine text={template.text} longest={160} />
            </span>
            <Button
              size="small"
              aria-label={`Edit the template ${template.name}`}
              onClick={() => setEdited(template)}
            >
              Edit
            </Button>
            <Button
              size="small"
              aria-label={`Delete the template ${template.name}`}
              onClick={() => void remove(template)}
            >
              Delete
            </Button>
          </li>
        ))}
      </ul>
      <p role="status">
        {deleted && (
          <>
            “<StrangerLine text={deleted.template.name} longest={80} />” is deleted.{' '}
            <button type="button" className="link-button" onClick={() => void restore()}>
              Undo
            </button>
          </>
        )}
      </p>
      <div className="form-buttons">
        <Button
          disabled={templates.length >= MOST_TEMPLATES}
          onClick={() => setEdited({ id: crypto.randomUUID(), name: '', text: '' })}
        >
          New template
        </Button>
        <Button disabled={templates.length === 0} onClick={() => void exportAll()}>
          Export
        </Button>
        <Button onClick={() => void importAll()}>Import</Button>
      </div>
      {edited && (
        <TemplateForm
          key={edited.id}
          template={edited}
          isNew={edited.name === ''}
          taken={
            new Set(
              templates.flatMap(({ id, name }) => (id === edited.id ? [] : [name.toLowerCase()])),
            )
          }
          onClose={() => setEdited(null)}
          onSave={(template) => void save(template)}
        />
      )}
    </section>
  );
}
