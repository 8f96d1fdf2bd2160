import type { TrailEntry } from '#shared/domain/access/trail.ts';
import {
  aboutWords,
  deedWords,
  outcomeWords,
  stepWords,
} from '#shared/domain/access/trail-words.ts';
import { word } from '#shared/domain/words.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { markTone } from '../wish-words.ts';

interface TrailEntryProps extends Pick<AccessPartProps, 'tenants'> {
  readonly entry: TrailEntry;
}

/** One decision on a line; unfolded with what was seen, and every step of its course. */
export function TrailEntryLine({ entry, tenants }: TrailEntryProps) {
  const { by, wish: listed } = entry;
  const { tenantId, wish, stage, recordedAt, accountId } = listed;
  const tenant = tenants.get(tenantId);
  const person = wish?.person ?? null;
  return (
    <li className="trail-entry">
      <Fold
        summary={
          <span className="trail-line">
            <span className="trail-what">
              {deedWords(wish) ?? 'This version cannot read it any more'}
              {wish !== null && (
                <>
                  {' '}
                  <strong>
                    <StrangerLine text={wish.title} longest={120} />
                  </strong>
                  {person !== null && (
                    <>
                      {aboutWords(wish)}
                      <StrangerLine text={person} longest={120} />
                    </>
                  )}
                </>
              )}
            </span>
            <span className="wish-mark" data-tone={markTone(stage)}>
              {outcomeWords(entry)}
            </span>
            <span className="muted trail-by">
              by <StrangerLine text={by ?? accountId} longest={120} /> in{' '}
              <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />{' '}
              <Recorded at={recordedAt} />
            </span>
          </span>
        }
      >
        {() => <TrailCourse entry={entry} />}
      </Fold>
    </li>
  );
}

/** A trail is read long after: the clock time stands beside how long ago it was. */
function Recorded({ at }: { readonly at: string }) {
  const { words } = useClock();
  return (
    <span className="trail-time">
      <TimeAgo at={at} /> <span className="muted tabular">· {words.exact(at)}</span>
    </span>
  );
}

function TrailCourse({ entry }: Pick<TrailEntryProps, 'entry'>) {
  const { wish: listed, steps, gap } = entry;
  const { wish, seen } = listed;
  const justification = wish && 'justification' in wish ? wish.justification : '';
  const open = seen?.stages.filter(({ status }) => status === 'inProgress').length ?? 0;
  return (
    <div className="trail-course">
      {justification !== '' && <StrangerBlock text={justification} longest={4000} />}
      {seen !== null && (seen.state !== null || seen.stages.length > 0) && (
        <p className="muted">
          As it stood then:{' '}
          <StrangerLine text={seen.state === null ? 'state not told' : word(seen.state)} />
          {seen.stages.length > 0 && `, ${open} of ${seen.stages.length} stages open`}
        </p>
      )}
      {steps.length === 0 && <p>Its details were removed together with the tenant.</p>}
      <ol>
        {steps.map((step) => (
          <li key={step.place}>
            {gap?.before === step.place && (
              <p className="muted">
                {counted(gap.steps, 'step', 'steps')} left out here: a saved trail has them all.
              </p>
            )}
            {stepWords(step)} <Recorded at={step.at} />{' '}
            <span className="muted tabular">· audit entry&nbsp;{step.place.toLocaleString()}</span>
            {step.clientRequestId !== null && step.action === 'access.sending' && (
              <>
                <span className="muted">, request id</span> <code>{step.clientRequestId}</code>
              </>
            )}
            {step.reason !== null && (
              <p>
                <StrangerLine text={step.reason} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
