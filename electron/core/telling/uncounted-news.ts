import {
  aboutOf,
  type AccessWish,
  type ListedWish,
  listOfWish,
} from '#shared/domain/access/wish.ts';
import type { TellingEvent } from '#shared/domain/telling/event.ts';

/** A decision or request on access that did not count. Null where it cannot be read any more. Pure. */
export function uncountedNews(
  { accountId, wish, reason, remedy, settledAt, recordedAt }: ListedWish,
  tenant: TellingEvent['tenant'],
): TellingEvent | null {
  if (wish === null) return null;
  const { person, title } = wish;
  const words = [`${whatWords(wish)} did not count:`, reason, remedy].filter(
    (part) => part !== null,
  );
  return {
    accountId,
    kinds: ['uncounted'],
    tenant,
    incident: null,
    at: settledAt ?? recordedAt,
    note: words.length === 1 ? null : words.join(' '),
    access: {
      list: listOfWish(wish),
      id: aboutOf(wish),
      title: person === null ? title : `${person}: ${title}`,
    },
  };
}

function whatWords(wish: AccessWish): string {
  switch (wish.kind) {
    case 'decide':
      return wish.result === 'approve' ? 'Your approval' : 'Your denial';
    case 'judge':
      return 'Your decision in the review';
    case 'ask':
      return wish.type === 'userUpdate' ? 'The change you asked for' : 'Your request';
    case 'give-back':
      return 'Giving it back';
    case 'cancel':
      return 'Taking your request back';
    case 'reprocess':
      return 'Trying the delivery again';
  }
}
