import { useMemo } from 'react';
import type { ApprovalRow } from '#shared/contract/access.ts';
import { visibleLine } from '#shared/text.ts';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { DecisionForm } from '../decision-form.tsx';
import { draftOf } from '../drafts.ts';
import { type NamedRow, NamedRows } from '../named-rows.tsx';
import { asTheyStand, canDecide, ownUnsent, rowKey, whyNotDecide } from './approval-rules.ts';
import { useApprovals, useApprovalsStore } from './approvals-context.ts';
import type { Deciding } from './approvals-slice.ts';
import { HintMark } from './hint-mark.tsx';
import { useRecording } from './use-recording.ts';

interface DecideDialogProps extends AccessPartProps {
  readonly deciding: Deciding;
}

const VERBS = { approve: 'Approve', deny: 'Deny' } as const;

/** One decision on one request or several, and the words that go with it. Recorded at once, whatever the network does. */
export function DecideDialog({ deciding, tenants, offline }: DecideDialogProps) {
  const { result } = deciding;
  const store = useApprovalsStore();
  const all = useApprovals((state) => state.all);
  const rows = useMemo(() => asTheyStand(deciding.rows, all ?? []), [deciding.rows, all]);
  const draft = useApprovals((state) => draftOf(state.drafts, rows.map(rowKey)));
  const record = useRecording({ tenants, offline });
  const many = rows.length > 1;
  const may = rows.filter((row) => whyNotDecide(row, many) === null);
  const left = rows.filter((row) => whyNotDecide(row, many) !== null);
  const [one] = may;
  const before = one && !one.waits ? ownUnsent(one) : null;
  const wanted = may.filter(({ needsReason }) => needsReason).length;
  const verb = VERBS[result];
  return (
    <DecisionForm
      tenants={tenants}
      offline={offline}
      title={
        many
          ? `${verb} ${counted(may.length, 'request')}`
          : `${verb}: ${one?.person ?? ''}, ${one?.packageName ?? ''}`
      }
      verb={many ? `${verb} ${counted(may.length, 'request')}` : verb}
      places={may.map(({ tenantId }) => tenantId)}
      draft={draft}
      onText={(words) => store.getState().setDraft(rows, words)}
      wantedBy={wantedWords(wanted, may.length)}
      isRequired={wanted > 0}
      withoutReason={
        result === 'approve'
          ? null
          : {
              title:
                may.length === 1
                  ? 'Deny without a reason?'
                  : `Deny ${counted(may.length, 'request')} without a reason?`,
              words: may.length === 1 ? 'The requestor sees none.' : 'The requestors see none.',
            }
      }
      hint="It stays with the request in the tenant, where others can read it."
      onRecord={() => record(deciding, may, draft)}
      onClose={() => store.getState().decide(null)}
    >
      {before !== null && (
        <p>You recorded: {before.word}, not sent yet. Deciding again replaces it.</p>
      )}
      {many && <Hinted rows={may} />}
      {many && <NamedRows rows={may.map(named)} tenants={tenants} />}
      {left.length > 0 && <LeftOut rows={left} many={many} />}
    </DecisionForm>
  );
}

function wantedWords(wanted: number, all: number): string {
  if (wanted === 0) return 'not required';
  return `required by the policy${wanted === all ? '' : ` of ${wanted.toLocaleString()}`}`;
}

function named(row: ApprovalRow): NamedRow {
  const { tenantId, person, packageName: what, hints } = row;
  return { key: rowKey(row), tenantId, person, what, note: <HintMark hints={hints} /> };
}

/** How many are worth a second look: the list of several may be longer than what is seen of it. */
function Hinted({ rows }: Pick<LeftOutProps, 'rows'>) {
  const hinted = rows.filter(({ hints }) => hints.length > 0).length;
  if (hinted === 0) return null;
  return (
    <p className="approval-hint">
      <span aria-hidden="true">▲</span> {hinted.toLocaleString()} of{' '}
      {counted(rows.length, 'request')} {hinted === 1 ? 'has' : 'have'} a warning.
    </p>
  );
}

interface LeftOutProps {
  readonly rows: readonly ApprovalRow[];
  readonly many: boolean;
}

/** What a gesture does not decide, each with the rule that forbids it. */
function LeftOut({ rows, many }: LeftOutProps) {
  const isUnseen = rows.some((row) => canDecide(row));
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
