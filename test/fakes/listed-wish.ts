import { ListedWish } from '#shared/domain/access/wish.ts';
import { CONTOSO, RECEIVED } from './answers.ts';

/** A wish as the ledger lists it: Ada's, to give Tier 1 back, not sent yet. @param more what is otherwise. */
export function listedWish(more: Partial<Record<keyof ListedWish, unknown>> = {}): ListedWish {
  return ListedWish.parse({
    id: '00000000-0000-4000-8000-000000000001',
    tenantId: CONTOSO,
    wish: {
      kind: 'give-back',
      assignmentId: 'one',
      packageId: null,
      title: 'Tier 1',
      person: null,
    },
    stage: 'recorded',
    accountId: 'ada',
    batch: null,
    recordedAt: RECEIVED,
    sentAt: null,
    settledAt: null,
    attempts: 0,
    seen: null,
    found: null,
    reason: null,
    remedy: null,
    ...more,
  });
}
