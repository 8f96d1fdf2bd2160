import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { policyWords } from '../policy-words.ts';
import { SentTo } from '../sent-to.tsx';
import { cascadeWords } from './runway-view.ts';
import type { Renewing } from './use-renewing.ts';

interface RenewalDialogProps extends AccessPartProps {
  readonly renewing: Renewing;
}

/** The reason for a renewal, and what goes with the access where it is the last there. */
export function RenewalDialog({ renewing, ...props }: RenewalDialogProps) {
  const { renewal, reason, setReason, problem, record, close } = renewing;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [renewal]);
  if (renewal === null) return null;
  const { item, policy, given } = renewal;
  const name = props.tenants.get(item.tenantId)?.name ?? item.tenantId;
  return (
    <PlainDialog
      title={`Renew: ${item.what}`}
      closeName="Not now"
      onClose={close}
      onSubmit={() => void record(renewal)}
      actions={
        <>
          <SentTo places={[item.tenantId]} {...props} />
          <Button appearance="primary" type="submit">
            Ask again
          </Button>
        </>
      }
    >
      {problem !== null && (
        <p className="mine-problem" role="alert">
          <StrangerLine text={problem} longest={600} />
        </p>
      )}
      <p>
        Under the policy you have it under:{' '}
        <strong>
          <StrangerLine text={policyWords(policy)} longest={200} />
        </strong>
      </p>
      {item.isLast === true && <p>{cascadeWords(item, name)}</p>}
      <label className="decide-reason">
        <span>
          Justification{' '}
          <span className="muted">
            {policy.justification ? '(required by the policy)' : '(not required)'}
          </span>
        </span>
        <textarea
          ref={field}
          rows={3}
          maxLength={4000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <span className="muted">
          <kbd>Ctrl+Enter</kbd> records it.
        </span>
      </label>
      {given.length > 0 && (
        <section aria-label="Answers of your last request">
          <p className="muted">Your answers of the last time are given again:</p>
          <dl className="mine-facts">
            {given.map(({ questionId, question, shown, value }, place) => (
              <div key={`${questionId ?? ''} ${String(place)}`} className="renew-answer">
                <dt>
                  <StrangerLine text={question ?? questionId ?? 'A question'} longest={200} />
                </dt>
                <dd>
                  <StrangerLine text={shown === '' ? value : shown} longest={400} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </PlainDialog>
  );
}
