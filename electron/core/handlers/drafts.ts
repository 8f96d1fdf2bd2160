import type { draftsContract, KeptDraft } from '#shared/contract/drafts.ts';
import { isEmptyDraft } from '#shared/domain/draft.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { DraftStore } from '../store/draft-store.ts';
import type { OutboxStore } from '../store/outbox-store.ts';
import type { HandlersOf } from './handler.ts';
import { mustBeTypedBy } from './typed-by.ts';

interface DraftHandlerParts {
  readonly drafts: DraftStore;
  readonly outbox: Pick<OutboxStore, 'listForIncident'>;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** Unsent words. A comment recorded just before a crash is no draft any more: else it would be sent twice. */
export function draftHandlers({
  drafts,
  outbox,
  accountId,
  now,
}: DraftHandlerParts): HandlersOf<typeof draftsContract> {
  const kept = (): KeptDraft[] => {
    const account = accountId();
    if (account === null) return [];
    return drafts.list(account).flatMap(({ savedAt, draft, ...key }) => {
      const isSent = outbox
        .listForIncident(key)
        .some(
          ({ change, recordedAt }) =>
            change?.kind === 'comment' &&
            change.text === draft.comment.trim() &&
            recordedAt >= savedAt,
        );
      const left = isSent ? { ...draft, comment: '' } : draft;
      return isEmptyDraft(left) ? [] : [{ ...key, draft: left }];
    });
  };
  return {
    'drafts.list': kept,
    'drafts.save': ({ accountId: typedBy, draft, ...key }) => {
      mustBeTypedBy(accountId(), typedBy);
      drafts.save(typedBy, key, draft, instant(now()));
      return null;
    },
  };
}
