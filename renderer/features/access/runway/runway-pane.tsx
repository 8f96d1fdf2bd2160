import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { useClock } from '../../../ui/clock.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { useAccess } from '../access-context.ts';
import type { AccessPartProps } from '../access-part.ts';
import { DetailPane, PaneFact } from '../detail-pane.tsx';
import { EndMark } from '../end-words.tsx';
import { DEED_WORDS } from '../mine/deed-words.ts';
import { useMineStore } from '../mine/mine-context.ts';
import { useReviewsStore } from '../reviews/reviews-context.ts';
import { TriedHint } from '../tried-hint.tsx';
import { kindWords, lastWords } from './runway-view.ts';

interface RunwayPaneProps extends Pick<AccessPartProps, 'tenants'> {
  readonly item: RunwayItem;
  readonly onExtend: () => void;
  readonly onClose: () => void;
}

/** Everything about one end, and the way to where something is done about it. */
export function RunwayPane({ item, tenants, onExtend, onClose }: RunwayPaneProps) {
  const { tenantId, who, what, detail, endAt, isMine, kind, isLast, extend, whyNot } = item;
  const { words } = useClock();
  const tenant = tenants.get(tenantId);
  const isOwn = isMine && kind === 'assignment';
  return (
    <DetailPane
      name="End"
      tenantId={tenantId}
      tenant={tenant}
      person={isOwn ? 'You' : who}
      verb={isOwn ? 'have' : VERBS[kind]}
      what={what}
      onClose={onClose}
    >
      <div className="actions">
        {whyNot !== null && <p className="not-allowed">{whyNot}</p>}
        <div className="action-buttons">
          {extend === 'yes' && (
            <button type="button" className="plain-button" onClick={onExtend}>
              {DEED_WORDS.extend.button} <kbd aria-hidden="true">e</kbd>
            </button>
          )}
          <WayOn item={item} />
        </div>
      </div>
      <div className="pane-body" tabIndex={0} role="group" aria-label="About the end">
        <TriedHint end={item} canExtend={extend === 'yes'} />
        {isLast === true && (
          <p className="approval-hints">
            <span aria-hidden="true">▲</span> {lastWords(item, tenant?.name ?? tenantId)}
          </p>
        )}
        <dl className="facts approval-facts">
          <PaneFact name="Ends">
            <EndMark end={item} />
            {endAt !== null && <p>{words.exact(endAt)}</p>}
          </PaneFact>
          <PaneFact name={kindWords(item)}>
            <StrangerLine text={detail ?? what} longest={300} />
          </PaneFact>
        </dl>
      </div>
    </DetailPane>
  );
}

const VERBS = { assignment: 'has', gdap: 'come in by', review: 'decide in' } as const;

/** To the line of one's own access, or to the round; nothing leads on from what others have. */
function WayOn({ item: { kind, tenantId, id, isMine } }: { readonly item: RunwayItem }) {
  const showTab = useAccess((state) => state.showTab);
  const mine = useMineStore();
  const reviews = useReviewsStore();
  if (!isMine || kind === 'gdap') return null;
  const isReview = kind === 'review';
  const go = () => {
    if (isReview) void reviews.getState().seek({ tenantId, id });
    else void mine.getState().seek({ tenantId, id }, true);
    showTab(isReview ? 'reviews' : 'mine');
  };
  return (
    <button type="button" className="plain-button" onClick={go}>
      {isReview ? 'Show in Access reviews' : 'Show in My access'}
    </button>
  );
}
