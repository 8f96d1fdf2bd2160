import { Button, Field, Select } from '@fluentui/react-components';
import { useId, useLayoutEffect, useRef } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { IncidentChange } from '#shared/domain/change.ts';
import type { Draft } from '#shared/domain/draft.ts';
import {
  Classification,
  CLASSIFICATIONS,
  Determination,
  DETERMINATIONS_OF,
} from '#shared/domain/incident.ts';
import { word } from '#shared/domain/words.ts';
import { TenantMark } from '../../ui/marks.tsx';

interface ClassifyFormProps {
  readonly tenant: TenantRow | undefined;
  /** What was chosen and not sent. */
  readonly draft: Draft['classify'];
  /** Goes up whenever a person asks for the form; 0 = it came with the draft that is in it. */
  readonly asked: number;
  readonly onDraft: (draft: NonNullable<Draft['classify']>) => void;
  readonly onSend: (change: IncidentChange) => void;
  readonly onClose: () => void;
}

/** A classification and a determination that goes with it, as the portal groups them. Nobody chose for the person. */
export function ClassifyForm({
  tenant,
  draft,
  asked,
  onDraft,
  onSend,
  onClose,
}: ClassifyFormProps) {
  const hintId = useId();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (asked > 0) form.current?.querySelector('select')?.focus();
  }, [asked]);
  const classification = draft?.classification ?? null;
  const offered = classification === null ? [] : DETERMINATIONS_OF[classification];
  const determination = offered.find((one) => one === draft?.determination) ?? null;
  const missing = missingIn(classification, determination);
  return (
    <form
      ref={form}
      className="inline-form"
      aria-label="Classify"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault(); // closes this form, not the incident
        onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (classification === null || determination === null) return;
        onSend({ kind: 'classify', classification, determination });
      }}
    >
      <Field label="Classification" size="small">
        <Select
          size="small"
          value={classification ?? ''}
          onChange={(_, { value }) =>
            onDraft({ classification: Classification.parse(value), determination })
          }
        >
          <option value="" disabled hidden>
            Choose
          </option>
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
          value={determination ?? ''}
          disabled={classification === null}
          onChange={(_, { value }) => {
            if (classification === null) return;
            onDraft({ classification, determination: Determination.parse(value) });
          }}
        >
          <option value="" disabled hidden>
            Choose
          </option>
          {offered.map((value) => (
            <option key={value} value={value}>
              {word(value)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="form-buttons">
        <Button
          size="small"
          appearance="primary"
          type="submit"
          disabledFocusable={missing !== null}
          aria-describedby={missing === null ? undefined : hintId}
        >
          Set classification
        </Button>
        <span className="actions-to">
          in <TenantMark name={tenant?.name ?? ''} colour={tenant?.colour ?? null} />
        </span>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {/* Its line is there, said or not: what is chosen moves nothing. */}
      <div className="form-said">
        {draft !== null && <span className="draft-mark">Draft</span>}
        {missing !== null && (
          <span className="muted" id={hintId}>
            {missing}
          </span>
        )}
      </div>
    </form>
  );
}

/** What has to be chosen before a classification can be set; null = nothing. */
function missingIn(
  classification: Classification | null,
  determination: Determination | null,
): string | null {
  if (classification === null) return 'Choose a classification first.';
  return determination === null ? 'Choose a determination first.' : null;
}
