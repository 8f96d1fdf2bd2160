import type { ApprovalRow } from '#shared/contract/access.ts';
import { type Approval, ruledStage } from '#shared/domain/access/approval.ts';
import { beganAtOf } from '#shared/domain/access/deadline.ts';
import { durationWords } from '#shared/domain/access/duration-words.ts';
import type { AccessEnds } from '#shared/domain/access/policy.ts';
import { useClock } from '../../../ui/clock.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { PaneFact } from '../detail-pane.tsx';
import { DeadlineMark } from './deadline-mark.tsx';
import { Alternates, StageRule } from './stage-rule.tsx';

interface ApprovalFactsProps {
  readonly approval: Approval;
  readonly row: ApprovalRow;
  /** The stage they decided last; null = none. */
  readonly decided: string | null;
}

/** Who asks, for how long, and what the policy says about the decision. */
export function ApprovalFacts({ approval, row, decided }: ApprovalFactsProps) {
  const { words } = useClock();
  const { request, stages } = approval;
  const person = request.target ?? request.requestor;
  const address = person?.email ?? person?.principalName ?? null;
  const organization = person?.organization ?? null;
  const place = ruledStage(approval, decided);
  const rule = request.policy?.stages[place];
  const ends =
    request.ends && request.ends.type !== 'notSpecified'
      ? request.ends
      : (request.policy?.ends ?? null);
  return (
    <dl className="facts approval-facts">
      <PaneFact name="Person">
        {address !== null && (
          <p>
            <StrangerLine text={address} />
          </p>
        )}
        {organization !== null && (
          <p>
            <StrangerLine text={organization} />
          </p>
        )}
        {person?.objectId === null && <p>Not in this directory yet.</p>}
      </PaneFact>
      <PaneFact name="Asked">
        {request.createdAt === null ? 'not told' : <TimeAgo at={request.createdAt} />}
      </PaneFact>
      <PaneFact name="For how long">
        <Ends ends={ends} />
      </PaneFact>
      {row.goneAt === null && (
        <PaneFact name="Deadline">
          <DeadlineMark at={row.deadline} />
          {row.deadline !== null && <p>{words.exact(row.deadline)}</p>}
        </PaneFact>
      )}
      <PaneFact name="Policy">
        {request.policy === null ? (
          'cannot be seen'
        ) : (
          <>
            <p>
              <StrangerLine text={request.policy.name ?? 'without a name'} />
            </p>
            {rule && stages.length > 1 && (
              <p className="muted">
                Stage {place + 1} of {stages.length}:
              </p>
            )}
            {rule && (
              <StageRule
                rule={rule}
                beganAt={row.goneAt === null ? beganAtOf(approval, place) : null}
              />
            )}
            {request.policy.isReviewed && <p>Access is reviewed later.</p>}
          </>
        )}
      </PaneFact>
      {row.goneAt === null && rule && rule.escalateAfter !== null && (
        <PaneFact name="Alternates">
          <Alternates approval={approval} rule={rule} after={rule.escalateAfter} />
        </PaneFact>
      )}
    </dl>
  );
}

function Ends({ ends }: { readonly ends: AccessEnds | null }) {
  const { words } = useClock();
  if (ends === null) return 'not told';
  if (ends.endAt !== null) return <>until {words.exact(ends.endAt)}</>;
  if (ends.duration !== null) return <>{durationWords(ends.duration)}</>;
  return ends.type === 'noExpiration' ? 'without an end' : <StrangerLine text={ends.type} />;
}
