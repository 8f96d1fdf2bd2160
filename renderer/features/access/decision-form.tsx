import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { TenantId } from '#shared/domain/tenant.ts';
import { useClock } from '../../ui/clock.tsx';
import { useOneAtATime } from '../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../ui/plain-dialog.tsx';
import { TemplateArea } from '../../ui/templates/template-area.tsx';
import type { AccessPartProps } from './access-part.ts';
import { SentTo } from './sent-to.tsx';
import { accessValues } from './template-values.ts';
import { WrongLine } from './wrong-line.tsx';

interface DecisionFormProps extends AccessPartProps {
  readonly title: string;
  /** What the button says. */
  readonly verb: string;
  /** The tenant of each thing that is decided; none: nothing here may be. */
  readonly places: readonly TenantId[];
  readonly draft: string;
  readonly onText: (words: string) => void;
  /** Who wants a reason, in brackets. */
  readonly wantedBy: string;
  readonly isRequired: boolean;
  /** What is asked once before it is recorded without a word; null = nothing. */
  readonly withoutReason: WithoutReasonWords | null;
  /** What becomes of the words, and of the decision. */
  readonly hint: string;
  readonly onRecord: () => Promise<void>;
  readonly onClose: () => void;
  /** What is decided, and what is left out. */
  readonly children: ReactNode;
}

interface WithoutReasonWords {
  readonly title: string;
  readonly words: string;
}

/** Decisions on requests or in reviews, and the words that go with them; whoever is denied without a word is asked for once. */
export function DecisionForm(props: DecisionFormProps) {
  const { title, verb, places, tenants, offline, draft, wantedBy, isRequired } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const once = useOneAtATime();
  const { now } = useClock();
  const [asksOnce, setAsksOnce] = useState(false);
  const [tried, setTried] = useState(0);
  const wrongId = useId();
  useEffect(() => field.current?.focus(), [asksOnce]); // the words come first, whatever stands above them
  const isEmpty = draft.trim() === '';
  const isMissing = isRequired && isEmpty;
  const isTold = isMissing && tried > 0;
  const record = () => void once(props.onRecord);
  const submit = () => {
    if (places.length === 0) return;
    if (isMissing) {
      setTried(tried + 1);
      field.current?.focus();
    } else if (isEmpty && props.withoutReason !== null) setAsksOnce(true);
    else record();
  };
  if (asksOnce && props.withoutReason !== null) {
    return (
      <PlainDialog
        key="without"
        title={props.withoutReason.title}
        kind="alert"
        closeName="Write a reason"
        onClose={() => setAsksOnce(false)}
        actions={<Button onClick={record}>Deny without a reason</Button>}
      >
        <p>{props.withoutReason.words}</p>
      </PlainDialog>
    );
  }
  return (
    <PlainDialog
      key="form"
      title={title}
      closeName="Not now"
      onClose={props.onClose}
      onSubmit={submit}
      actions={
        <>
          <SentTo places={places} tenants={tenants} offline={offline} />
          <Button appearance="primary" type="submit" disabled={places.length === 0}>
            {verb}
          </Button>
        </>
      }
    >
      {props.children}
      {places.length > 0 && (
        <label className="decide-reason">
          <span>
            Justification <span className="muted">({wantedBy})</span>
          </span>
          <TemplateArea
            field={field}
            value={draft}
            rows={4}
            placeholder=" "
            aria-required={isRequired}
            aria-invalid={isTold}
            aria-describedby={isTold ? wrongId : undefined}
            values={() => accessValues(places, tenants, now())}
            onText={props.onText}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              submit();
            }}
          />
          <span className="muted">
            {props.hint} <kbd>Ctrl+Enter</kbd> records, <kbd>Esc</kbd> keeps what you wrote for
            later.
          </span>
        </label>
      )}
      {isTold && (
        <WrongLine id={wrongId} tried={tried} words={`Write a reason: it is ${wantedBy}.`} />
      )}
    </PlainDialog>
  );
}
