import type { ReviewDetail } from '#shared/contract/access-reviews.ts';
import { isDecided } from '#shared/domain/access/review.ts';
import { isGuestAccount, type Subject } from '#shared/domain/access/subject.ts';
import { useApi } from '../../../api.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import type { AccessPartProps } from '../access-part.ts';
import { DetailPane, PaneFact, PanePart } from '../detail-pane.tsx';
import { HadList } from '../had-list.tsx';
import { useLookedAt } from '../looked-at.ts';
import { OwnDecisions } from '../own-decisions.tsx';
import { TakeDecisionBack } from '../take-decision-back.tsx';
import { WishNote } from '../wish-mark.tsx';
import { OwnWarning } from './own-warning.tsx';
import { RoundEnd } from './review-line.tsx';
import {
  decisionWords,
  defaultWords,
  type ItemLine,
  itemKey,
  itemName,
  recommendedWords,
  whyNotJudge,
} from './review-lines.ts';
import { useReviews } from './reviews-context.ts';
import type { Wanted } from './reviews-slice.ts';
import { WhyRecommended } from './why-recommended.tsx';

interface ReviewPaneProps extends AccessPartProps {
  readonly line: ItemLine;
  /** Decides on this line, whatever is picked beside. */
  readonly onJudge: (wanted: Wanted, line: ItemLine) => void;
  readonly onClose: () => void;
}

/** Everything about one person's access under review, beside the list. Once it has stood there for a moment, it counts as looked at. */
export function ReviewPane({ line, tenants, offline, onJudge, onClose }: ReviewPaneProps) {
  const detail = useReviews((state) => state.detail);
  const api = useApi();
  const key = itemKey(line);
  const { tenantId } = key;
  const isAbout = (detail: ReviewDetail) => itemName(detail) === itemName(key);
  const shown = detail !== null && isAbout(detail) ? detail : null;
  useLookedAt(shown !== null && !shown.row.isOpened ? shown.row.shown : null, (mark) =>
    api.command('access.lookedAt', { items: [{ ...key, shown: mark }] }),
  );
  const { person, what } = line.row;
  return (
    <DetailPane
      name="Review"
      tenantId={tenantId}
      tenant={tenants.get(tenantId)}
      person={person}
      verb="has"
      what={what}
      onClose={onClose}
    >
      <Actions
        line={shown === null ? line : asDetailed(line, shown)}
        offline={offline}
        onJudge={onJudge}
      />
      {shown && <Detail detail={shown} offline={offline} />}
    </DetailPane>
  );
}

/** The line as its details have it: they are read again also where the list does not show it any more. */
function asDetailed(line: ItemLine, { round, row }: ReviewDetail): ItemLine {
  return { ...line, round: { ...line.round, ...round }, row };
}

type ActionsProps = Pick<ReviewPaneProps, 'line' | 'offline' | 'onJudge'>;

/** What can be decided, or the rule that forbids it. */
function Actions({ line, offline, onJudge }: ActionsProps) {
  const { wish } = line.row;
  const reason = whyNotJudge(line, false);
  const advice = recommendedWords([line]);
  const buttons = [
    ['approve', 'Approve', 'a'],
    ['deny', 'Deny', 'd'],
    ['dontKnow', 'Don’t know', 'w'],
    ...(advice === null ? [] : ([['recommended', `As recommended: ${advice}`, 'r']] as const)),
  ] as const;
  return (
    <div className="actions">
      {wish !== null && <WishNote wish={wish} offline={offline} />}
      {reason !== null && <p className="not-allowed">{reason}</p>}
      <OwnWarning line={line} />
      <div className="action-buttons">
        {buttons.map(([wanted, name, key]) => (
          <button
            key={wanted}
            type="button"
            className="plain-button"
            disabled={reason !== null}
            title={reason ?? undefined}
            onClick={() => onJudge(wanted, line)}
          >
            {name} <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
        <TakeDecisionBack wish={wish} />
      </div>
    </div>
  );
}

interface DetailProps {
  readonly detail: ReviewDetail;
  readonly offline: boolean;
}

function Detail({ detail, offline }: DetailProps) {
  const { theirAssignments, wishes } = detail;
  return (
    <div className="pane-body" tabIndex={0} role="group" aria-label="About the review">
      <PanePart name="What the service recommends">
        <WhyRecommended detail={detail} />
      </PanePart>
      <Facts detail={detail} />
      <PanePart name="Decided so far">
        <Earlier detail={detail} />
      </PanePart>
      <PanePart name="What they have in this tenant">
        <HadList assignments={theirAssignments} />
      </PanePart>
      <PanePart name="Decisions recorded here">
        <OwnDecisions wishes={wishes} offline={offline} />
      </PanePart>
    </div>
  );
}

function Facts({ detail }: { readonly detail: ReviewDetail }) {
  const { round, row, item } = detail;
  const { name, description, phase, endAt, decided, items, needsReason } = round;
  return (
    <dl className="facts approval-facts">
      <PaneFact name="Person">
        <Person person={item.principal} />
        {row.isSelf && <p className="review-self">This is you.</p>}
      </PaneFact>
      <PaneFact name="Review">
        <p>
          <StrangerLine text={name} longest={300} />
        </p>
        {description.trim() !== '' && <StrangerBlock text={description} longest={500} />}
      </PaneFact>
      <PaneFact name="Round">
        <p>{phase === 'open' ? <RoundEnd endAt={endAt} /> : 'not open'}</p>
        <p>
          {decided.toLocaleString()} of {items.toLocaleString()} decided; {defaultWords(round)}
        </p>
      </PaneFact>
      <PaneFact name="Reason">
        {needsReason ? 'An approval wants a reason.' : 'None is wanted.'}
      </PaneFact>
    </dl>
  );
}

function Person({ person }: { readonly person: Subject | null }) {
  if (person === null) return 'not told';
  const address = person.email ?? person.principalName;
  const isGuest = isGuestAccount(person);
  return (
    <>
      <p>{address === null ? 'address not told' : <StrangerLine text={address} longest={300} />}</p>
      {isGuest !== null && <p>{isGuest ? 'A guest of this tenant' : 'No guest, by its address'}</p>}
    </>
  );
}

/** What stands as decided, by whom, and when. */
function Earlier({ detail: { row } }: { readonly detail: ReviewDetail }) {
  const { decision, decidedBy, decidedAt, isOurs, justification } = row;
  if (!isDecided(decision)) return <p className="muted">Nobody has decided.</p>;
  const by = isOurs ? 'you' : decidedBy;
  return (
    <>
      <p>
        <StrangerLine text={decisionWords(decision)} longest={60} />
        {by !== null && (
          <>
            {' '}
            by <StrangerLine text={by} longest={120} />
          </>
        )}{' '}
        {decidedAt !== null && <TimeAgo at={decidedAt} />}
      </p>
      {justification.trim() !== '' && <StrangerBlock text={justification} longest={500} />}
    </>
  );
}
