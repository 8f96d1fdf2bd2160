import type { TrailEntry } from '#shared/domain/access/trail.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerBlock, StrangerLine } from '../../../ui/stranger-text.tsx';
import { word } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { markTone } from '../wish-words.ts';
import { OUTCOME_WORDS, stepWords, wishWords } from './trail-words.ts';

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
            <Recorded at={recordedAt} />
            <TenantMark name={tenant?.name ?? tenantId} colour={tenant?.colour ?? null} />
            <span className="trail-what">
              {wishWords(wish) ?? 'Cannot be read any more'}
              {wish !== null && (
                <>
                  {' · '}
                  <StrangerLine text={wish.title} longest={120} />
                  {person !== null && (
                    <>
                      {' for '}
                      <StrangerLine text={person} longest={120} />
                    </>
                  )}
                </>
              )}
            </span>
            <span className="muted trail-by">
              <StrangerLine text={by ?? accountId} longest={120} />
            </span>
            <span className="wish-mark" data-tone={markTone(stage)}>
              {OUTCOME_WORDS[stage]}
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
      <TimeAgo at={at} /> <span className="muted tabular">{words.exact(at)}</span>
    </span>
  );
}

function TrailCourse({ entry }: Pick<TrailEntryProps, 'entry'>) {
  const { wish: listed, steps } = entry;
  const { wish, seen } = listed;
  const justification = wish && 'justification' in wish ? wish.justification : '';
  const open = seen?.stages.filter(({ status }) => status === 'inProgress').length ?? 0;
  return (
    <div className="trail-course">
      {justification !== '' && <StrangerBlock text={justification} longest={4000} />}
      {seen !== null && (
        <p className="muted">
          Seen when it was recorded:{' '}
          <StrangerLine text={seen.state === null ? 'state not told' : word(seen.state)} />
          {seen.stages.length > 0 && `, ${open} of ${seen.stages.length} stages open`}
        </p>
      )}
      {steps.length === 0 && <p>Its words were removed with the tenant.</p>}
      <ol>
        {steps.map((step) => (
          <li key={step.place}>
            {stepWords(step)} <Recorded at={step.at} />{' '}
            <span className="muted tabular">entry {step.place}</span>
            {step.clientRequestId !== null && step.action === 'access.sending' && (
              <>
                {' '}
                <code>{step.clientRequestId}</code>
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
