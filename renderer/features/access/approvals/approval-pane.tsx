import type { ApprovalDetail, ApprovalRow } from '#shared/contract/access.ts';
import { useApi } from '../../../api.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import { useAccess } from '../access-context.ts';
import type { AccessPartProps } from '../access-part.ts';
import { AnswerList } from '../answer-list.tsx';
import { DetailPane, PanePart } from '../detail-pane.tsx';
import { useLookedAt } from '../looked-at.ts';
import { OwnDecisions } from '../own-decisions.tsx';
import { TakeDecisionBack } from '../take-decision-back.tsx';
import { ApprovalFacts } from './approval-facts.tsx';
import { Stages } from './approval-history.tsx';
import { changedDecision, canDecide, rowKey, whyNotDecide } from './approval-rules.ts';
import { useApprovals } from './approvals-context.ts';
import { ChangedSince } from './changed-since.tsx';
import { TheirAccess } from './their-access.tsx';
import { WishNote } from '../wish-mark.tsx';

interface ApprovalPaneProps extends AccessPartProps {
  readonly row: ApprovalRow;
  /** Decides on this row, whatever is picked beside. */
  readonly onDecide: (result: 'approve' | 'deny', row: ApprovalRow) => void;
  /** Goes on to the next one that waits. */
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/** Everything about one request, beside the queue. Once it has stood there for a moment, it counts as looked at. */
export function ApprovalPane(props: ApprovalPaneProps) {
  const { row, tenants, offline, onDecide, onNext, onClose } = props;
  const detail = useApprovals((state) => state.detail);
  const api = useApi();
  const { tenantId, requestId } = row;
  const shown = detail !== null && rowKey(detail.row) === rowKey(row) ? detail : null;
  const isNew = shown !== null && !shown.row.isOpened && shown.row.goneAt === null;
  const mark = isNew ? shown.row.shown : null;
  useLookedAt(mark, (seen) => api.command('access.opened', { tenantId, requestId, shown: seen }));
  return (
    <DetailPane
      name="Request"
      tenantId={tenantId}
      tenant={tenants.get(tenantId)}
      person={row.person}
      verb="asks for"
      what={row.packageName}
      onClose={onClose}
    >
      <Actions row={shown?.row ?? row} offline={offline} onDecide={onDecide} onNext={onNext} />
      {shown && <Detail detail={shown} offline={offline} />}
    </DetailPane>
  );
}

type ActionsProps = Pick<ApprovalPaneProps, 'row' | 'offline' | 'onDecide' | 'onNext'>;

/** What can be done with it, or the rule that forbids it. */
function Actions({ row, offline, onDecide, onNext }: ActionsProps) {
  const { wish } = row;
  const reason = whyNotDecide(row, false);
  const isOver = row.goneAt !== null;
  return (
    <div className="actions">
      {wish !== null && <WishNote wish={wish} offline={offline} />}
      {isOver && (
        <p className="not-allowed">
          It does not wait for you any more.{' '}
          {wish === null && row.outcome !== null && <StrangerLine text={row.outcome} />}
        </p>
      )}
      {!isOver && wish === null && reason !== null && <p className="not-allowed">{reason}</p>}
      <div className="action-buttons">
        {!isOver &&
          (['approve', 'deny'] as const).map((result) => (
            <button
              key={result}
              type="button"
              className="plain-button"
              disabled={reason !== null}
              title={reason ?? undefined}
              onClick={() => onDecide(result, row)}
            >
              {result === 'approve' ? 'Approve' : 'Deny'}{' '}
              <kbd aria-hidden="true">{result === 'approve' ? 'a' : 'd'}</kbd>
            </button>
          ))}
        <TakeDecisionBack wish={wish} />
        {!row.waits && <Next onNext={onNext} />}
      </div>
    </div>
  );
}

/** On to what waits; from the history back to it. */
function Next({ onNext }: Pick<ActionsProps, 'onNext'>) {
  const isHistory = useApprovals((state) => state.which === 'history');
  const here = useApprovals((state) => (state.all ?? []).filter(canDecide).length);
  const waiting = useAccess((state) => state.overview?.toDecide ?? 0);
  const left = isHistory ? waiting : here;
  const name = isHistory
    ? `${counted(left, 'waits', 'wait')}: next`
    : `Next of ${left.toLocaleString()} left`;
  const none = isHistory ? 'Nothing waits for you' : 'No other is left to decide';
  return (
    <button type="button" className="plain-button" disabled={left === 0} onClick={onNext}>
      {left === 0 ? none : name} <kbd aria-hidden="true">n</kbd>
    </button>
  );
}

interface DetailProps {
  readonly detail: ApprovalDetail;
  readonly offline: boolean;
}

function Detail({ detail, offline }: DetailProps) {
  const { row, approval, wishes } = detail;
  const { request, seenAt } = approval;
  const changed = changedDecision(wishes);
  return (
    <div className="pane-body" tabIndex={0} role="group" aria-label="About the request">
      {changed !== null && <ChangedSince wish={changed} />}
      {row.hints.length > 0 && (
        <ul className="approval-hints" aria-label="Worth a second look">
          {row.hints.map(({ kind, text }) => (
            <li key={`${kind} ${text}`}>
              <span aria-hidden="true">▲</span> <StrangerLine text={text} />
            </li>
          ))}
        </ul>
      )}
      <PanePart name="Why">
        {request.justification === null || request.justification.trim() === '' ? (
          <p className="muted">No reason was given.</p>
        ) : (
          <StrangerBlock text={request.justification} />
        )}
      </PanePart>
      {request.answers.length > 0 && (
        <PanePart name="Answers">
          <AnswerList answers={request.answers} />
        </PanePart>
      )}
      <ApprovalFacts approval={approval} row={row} decided={decidedStage(wishes)} />
      <PanePart name="Stages">
        <Stages approval={approval} />
      </PanePart>
      <PanePart name="What they have in this tenant">
        <TheirAccess detail={detail} />
      </PanePart>
      <PanePart name="Decisions recorded here">
        <OwnDecisions wishes={wishes} offline={offline} />
      </PanePart>
      <p className="muted">
        {row.goneAt === null ? 'Seen waiting' : 'Last seen waiting'} <TimeAgo at={seenAt} />
      </p>
    </div>
  );
}

/** The stage they decided last here, unless it was taken back. */
function decidedStage(wishes: ApprovalDetail['wishes']): string | null {
  const last = wishes.findLast(({ stage, isOthers }) => stage !== 'taken-back' && !isOthers);
  return last?.wish?.kind === 'decide' ? last.wish.stageId : null;
}
