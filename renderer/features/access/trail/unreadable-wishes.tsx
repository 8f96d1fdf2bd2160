import { useCallback, useEffect, useState } from 'react';
import type { ListedWish } from '#shared/domain/access/wish.ts';
import { visibleLine } from '#shared/text.ts';
import { useApi, useCommand } from '../../../api.tsx';
import { TenantMark } from '../../../ui/marks.tsx';
import { TimeAgo } from '../../../ui/relative-time.tsx';
import { StrangerLine } from '../../../ui/stranger-text.tsx';
import { counted } from '../../../ui/words.ts';
import type { AccessPartProps } from '../access-part.ts';
import { withoutPlace } from '../wish-place.ts';

interface UnreadableWishesProps extends Pick<AccessPartProps, 'tenants'> {
  /** The account of whoever is signed in. */
  readonly person: string | null;
  readonly onPutAway: () => void;
}

/**
 * What the person recorded, is not settled, and cannot be read by this version: no list can show it, so it is
 * put away here.
 */
export function UnreadableWishes({ tenants, person, onPutAway }: UnreadableWishesProps) {
  const api = useApi();
  const run = useCommand();
  const [wishes, setWishes] = useState<readonly ListedWish[]>([]);
  const read = useCallback(async () => {
    const found = await api.query('access.wishes', {});
    if (found.ok) setWishes(withoutPlace(found.value, person));
  }, [api, person]);
  useEffect(() => void read(), [read]);
  if (wishes.length === 0) return null;
  const putAway = async ({ id }: ListedWish) => {
    const answer = await run('access.takeBack', { id }, 'Put away.');
    if (answer.ok) onPutAway();
    await read();
  };
  return (
    <section className="trail-unreadable" aria-label="Waits for you">
      <p>
        <strong>
          {counted(wishes.length, 'entry', 'entries')} of yours cannot be read by this version.
        </strong>
      </p>
      <ul>
        {wishes.map((wish) => {
          const { id, tenantId, recordedAt, reason, remedy } = wish;
          const tenant = tenants.get(tenantId);
          const name = visibleLine(tenant?.name ?? tenantId);
          return (
            <li key={id}>
              <p>
                <TenantMark name={name} colour={tenant?.colour ?? null} />{' '}
                <span className="muted">
                  recorded <TimeAgo at={recordedAt} />
                </span>
              </p>
              <p>
                {reason !== null && <StrangerLine text={reason} />}{' '}
                {remedy !== null && <StrangerLine text={remedy} />}
              </p>
              <div className="mine-actions">
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`Open My Access of ${name}`}
                  onClick={() =>
                    void run('links.open', { target: { kind: 'my-access', tenantId } })
                  }
                >
                  Open My Access
                </button>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={`Put away what was recorded for ${name}`}
                  onClick={() => void putAway(wish)}
                >
                  Put away
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
