import type { accessContract } from '#shared/contract/access.ts';
import { type Clock, DAY_MS, instant } from '#shared/time.ts';
import type { AccessDesk } from '../access/access-desk.ts';
import type { AccessWishStore } from '../store/access-wish-store.ts';
import { openedName } from '../read/shown-mark.ts';
import { wishFor } from '../read/wish-line.ts';
import type { OpenedStore } from '../store/opened-store.ts';
import type { HandlersOf } from './handler.ts';

interface AccessHandlerParts {
  readonly desk: AccessDesk;
  readonly wishes: Pick<AccessWishStore, 'list'>;
  readonly opened: Pick<OpenedStore, 'mark'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
  readonly onOpened: () => void;
}

const SETTLED_SHOWN_DAYS = 30;

export function accessHandlers(parts: AccessHandlerParts): HandlersOf<typeof accessContract> {
  const { desk, wishes, opened, accountId, now } = parts;
  return {
    'access.overview': desk.overview,
    'access.approvals': ({ which }) => desk.queues.rows(which),
    'access.approval': desk.queues.detail,
    'access.opened': ({ tenantId, requestId, shown }) => {
      const account = accountId();
      if (account !== null) {
        opened.mark(account, tenantId, openedName(requestId, shown), instant(now()));
      }
      parts.onOpened();
      return null;
    },
    'access.decide': desk.decide,
    'access.takeBack': ({ id }) => desk.queue.takeBack(id),
    'access.putBackAway': desk.putBackAway,
    'access.wishes': () => {
      const whose = accountId();
      const all = wishes.list(instant(now() - SETTLED_SHOWN_DAYS * DAY_MS));
      return all.map((one) => wishFor(one, whose));
    },
  };
}
