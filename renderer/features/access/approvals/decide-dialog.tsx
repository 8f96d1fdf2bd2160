import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { visibleLine } from '#shared/text.ts';
import { useClock } from '../../../ui/clock.tsx';
import { useOneAtATime } from '../../../ui/one-at-a-time.ts';
import { PlainDialog } from '../../../ui/plain-dialog.tsx';
import { TemplateArea } from '../../../ui/templates/template-area.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { draftOf } from '../drafts.ts';
import { type NamedRow, NamedRows } from '../named-rows.tsx';
import { SentTo } from '../sent-to.tsx';
import { accessValues } from '../template-values.ts';
import { rowKey, whyNotDecide } from './approval-rules.ts';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';
import type { Deciding } from './approvals-slice.ts';
import { useRecording } from './use-recording.ts';

interface DecideDialogProps extends AccessPartProps {
  readonly deciding: Deciding;
}

const VERBS = { approve: 'Approve', deny: 'Deny' } as const;

/** One decision on one request or several, and the words that go with it. Recorded at once, whatever the network does. */
export function DecideDialog({ deciding, tenants, offline }: DecideDialogProps) {
  const { result, rows } = deciding;
  const store = useApprovalsStore();
  const draft = useApprovals((state) => draftOf(state.drafts, rows.map(rowKey)));
  const field = useRef<HTMLTextAreaElement>(null);
  const recordAll = useRecording(offline);
  const once = useOneAtATime();
  const record = () => void once(() => recordAll(deciding, may, draft));
  const { now } = useClock();
  const [asksOnce, setAsksOnce] = useState(false);
  useEffect(() => field.current?.focus(), [asksOnce]); // the words come first, whatever stands above them
  const many = rows.length > 1;
  const may = rows.filter((row) => whyNotDecide(row, many) === null);
  const left = rows.filter((row) => whyNotDecide(row, many) !== null);
  const [one] = may;
  const wanted = may.filter(({ needsReason }) => needsReason).length;
  const isMissing = wanted > 0 && draft.trim() === '';
  const verb = VERBS[result];
  const close = () => store.getState().decide(null);
  const submit = () => {
    if (may.length === 0) return;
    if (isMissing) field.current?.focus();
    else if (result === 'deny' && draft.trim() === '') setAsksOnce(true);
    else record();
  };
  const places = may.map(({ tenantId }) => tenantId);
  if (asksOnce) {
    return <WithoutReason count={may.length} onBack={() => setAsksOnce(false)} onDeny={record} />;
  }
  return (
    <PlainDialog
      key="form"
      title={
        many
          ? `${verb} ${counted(may.length, 'request')}`
          : `${verb}: ${one?.person ?? ''}, ${one?.packageName ?? ''}`
      }
      closeName="Not now"
      onClose={close}
      onSubmit={submit}
      actions={
        <>
          <SentTo places={places} tenants={tenants} offline={offline} />
          <Button appearance="primary" type="submit" disabled={may.length === 0}>
            {verb} {many ? counted(may.length, 'request') : ''}
          </Button>
        </>
      }
    >
      {many && <NamedRows rows={may.map(named)} tenants={tenants} />}
      {left.length > 0 && <LeftOut rows={left} many={many} />}
      {may.length > 0 && (
        <label className="decide-reason">
          <span>
            Justification{' '}
            <span className="muted">
              {wanted === 0
                ? '(not required)'
                : wanted === may.length
                  ? '(required by the policy)'
                  : `(required by the policy of ${wanted.toLocaleString()})`}
            </span>
          </span>
          <TemplateArea
            field={field}
            value={draft}
            rows={4}
            placeholder=" "
            aria-required={wanted > 0}
            aria-invalid={isMissing}
            values={() => accessValues(places, tenants, now())}
            onText={(words) => store.getState().setDraft(rows, words)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              submit();
            }}
          />
          <span className="muted">
            It stays with the request in the tenant, where others can read it. <kbd>Ctrl+Enter</kbd>{' '}
            records, <kbd>Esc</kbd> keeps what you wrote for later.
          </span>
        </label>
      )}
    </PlainDialog>
  );
}

interface WithoutReasonProps {
  readonly count: number;
  readonly onBack: () => void;
  readonly onDeny: () => void;
}

/** Asks once before somebody is denied without a word. */
function WithoutReason({ count, onBack, onDeny }: WithoutReasonProps) {
  const isOne = count === 1;
  return (
    <PlainDialog
      key="without"
      title={
        isOne ? 'Deny without a reason?' : `Deny ${counted(count, 'request')} without a reason?`
      }
      kind="alert"
      closeName="Write a reason"
      onClose={onBack}
      actions={<Button onClick={onDeny}>Deny without a reason</Button>}
    >
      <p>{isOne ? 'The requestor sees none.' : 'The requestors see none.'}</p>
    </PlainDialog>
  );
}

function named(row: ApprovalRow): NamedRow {
  const { tenantId, person, packageName: what } = row;
  return { key: rowKey(row), tenantId, person, what };
}

interface LeftOutProps {
  readonly rows: readonly ApprovalRow[];
  readonly many: boolean;
}

/** What a gesture does not decide, each with the rule that forbids it. */
function LeftOut({ rows, many }: LeftOutProps) {
  const isUnseen = rows.some((row) => whyNotDecide(row, false) === null);
  return (
    <section className="decide-left" aria-label="Left out">
      <p>
        <strong>{counted(rows.length, 'request is', 'requests are')} left out.</strong>{' '}
        {isUnseen && (
          <>
            Close this and press <kbd>n</kbd>: it shows the next one you have not looked at.
          </>
        )}
      </p>
      <ul>
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <bdi>{visibleLine(row.person)}</bdi>: {whyNotDecide(row, many)}
          </li>
        ))}
      </ul>
    </section>
  );
}
