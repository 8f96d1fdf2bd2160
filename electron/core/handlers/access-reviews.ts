import type { accessReviewsContract } from '#shared/contract/access-reviews.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { AccessDesk } from '../access/access-desk.ts';
import { reviewItemAbout } from '../access/judging.ts';
import { openedName } from '../read/shown-mark.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import type { HandlersOf } from './handler.ts';

interface AccessReviewsHandlerParts {
  readonly desk: Pick<AccessDesk, 'reviews' | 'judge'>;
  readonly opened: Pick<OpenedStore, 'mark'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
  readonly onOpened: () => void;
}

export function accessReviewsHandlers(
  parts: AccessReviewsHandlerParts,
): HandlersOf<typeof accessReviewsContract> {
  const { desk, opened, accountId, now, onOpened } = parts;
  return {
    'access.reviews': desk.reviews.list,
    'access.review': desk.reviews.detail,
    'access.lookedAt': ({ items }) => {
      const account = accountId();
      const at = instant(now());
      if (account !== null) {
        for (const { shown, ...key } of items) {
          const name = openedName(reviewItemAbout(key), shown);
          opened.mark(account, key.tenantId, name, at);
        }
      }
      onOpened();
      return null;
    },
    'access.judge': desk.judge,
  };
}
