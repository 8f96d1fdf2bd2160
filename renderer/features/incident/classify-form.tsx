import { Button, Field, Select } from '@fluentui/react-components';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentChange } from '#shared/domain/change.ts';
import type { Draft } from '#shared/domain/draft.ts';
import {
  Classification,
  CLASSIFICATIONS,
  Determination,
  DETERMINATIONS_OF,
} from '#shared/domain/incident.ts';
import { TenantMark } from '../../ui/marks.tsx';
import { word } from '../../ui/words.ts';

interface ClassifyFormProps {
  readonly tenant: TenantRow | undefined;
  /** What was chosen and not sent. */
  readonly draft: Draft['classify'];
  readonly onDraft: (draft: NonNullable<Draft['classify']>) => void;
  readonly onSend: (change: IncidentChange) => void;
  readonly onClose: () => void;
}

/** A classification and a determination that goes with it, as the portal groups them. */
export function ClassifyForm({ tenant, draft, onDraft, onSend, onClose }: ClassifyFormProps) {
  const classification = draft?.classification ?? 'truePositive';
  const chosen = draft?.determination ?? null;
  const offered = DETERMINATIONS_OF[classification];
  const determination = chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'other');
  return (
    <form
      className="inline-form"
      aria-label="Classify"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // closes this form, not the incident
        onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        onSend({ kind: 'classify', classification, determination });
      }}
    >
      <Field label="Classification" size="small">
        <Select
          size="small"
          value={classification}
          onChange={(_, { value }) =>
            onDraft({ classification: Classification.parse(value), determination: chosen })
          }
        >
          {CLASSIFICATIONS.map((value) => (
            <option key={value} value={value}>
              {word(value)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Determination" size="small">
        <Select
          size="small"
          value={determination}
          onChange={(_, { value }) =>
            onDraft({ classification, determination: Determination.parse(value) })
          }
        >
          {offered.map((value) => (
            <option key={value} value={value}>
              {word(value)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="form-buttons">
        <Button size="small" appearance="primary" type="submit">
          Set classification
        </Button>
        <span className="actions-to">
          in <TenantMark name={tenant?.name ?? ''} colour={tenant?.colour ?? null} />
        </span>
        {draft !== null && <span className="draft-mark">Draft</span>}
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
