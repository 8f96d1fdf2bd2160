import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentDetail } from '#shared/contract/incidents.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { LONGEST_COMMENT, type TemplateValues } from '#shared/domain/templates/template.ts';
import { useCommand } from '../../api.tsx';
import { TenantMark } from '../../ui/marks.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { TemplateArea } from '../../ui/templates/template-area.tsx';
import { useIncident } from './incident-context.ts';

interface CommentFormProps {
  readonly incidentKey: IncidentKey;
  readonly tenant: TenantRow | undefined;
  readonly write: IncidentDetail['write'];
  /** What a template can say of this incident. */
  readonly values: () => TemplateValues;
}

/** What is typed here is kept until it is sent, whatever is opened meanwhile, through crash and restart. */
export function CommentForm({ incidentKey, tenant, write, values }: CommentFormProps) {
  const draft = useIncident((state) => state.drafts.get(keyText(incidentKey))?.comment ?? '');
  const setDraft = useIncident((state) => state.setDraft);
  const keep = useIncident((state) => state.keepDrafts);
  const wish = useIncident((state) => state.wish);
  const fulfilled = useIncident((state) => state.fulfilled);
  const run = useCommand();
  const title = useTitle();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wish?.part !== 'comment') return;
    field.current?.focus();
    const typed = fulfilled();
    if (typed !== '' && write.allowed) setDraft(incidentKey, { comment: draft + typed });
  }, [wish, fulfilled, write.allowed, setDraft, incidentKey, draft]);
  const text = draft.trim();
  const send = async () => {
    if (text === '' || !write.allowed) return;
    const result = await run('incidents.change', {
      ...incidentKey,
      change: { kind: 'comment', text },
    });
    if (result.ok) setDraft(incidentKey, { comment: '' });
    keep();
    field.current?.focus(); // its buttons are gone with the text
  };
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TemplateArea
        field={field}
        values={values}
        aria-label="Comment"
        placeholder={
          write.allowed ? title('Write a comment', 'comment') : 'Your role may only read here'
        }
        rows={draft === '' ? 1 : 3}
        // Takes the focus all the same: letters meant for a comment must not act as keys.
        readOnly={!write.allowed}
        aria-disabled={!write.allowed}
        value={draft}
        onText={(comment) => setDraft(incidentKey, { comment })}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
        }}
      />
      {draft !== '' && (
        <div className="form-buttons">
          <Button size="small" appearance="primary" type="submit" disabled={text === ''}>
            Add comment
          </Button>
          <span className="actions-to">
            in{' '}
            <TenantMark
              name={tenant?.name ?? incidentKey.tenantId}
              colour={tenant?.colour ?? null}
            />
          </span>
          <span className="muted">
            <span className="draft-mark">Draft</span> {draft.length} of {LONGEST_COMMENT}
          </span>
        </div>
      )}
    </form>
  );
}
