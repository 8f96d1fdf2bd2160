import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { KeptDraft } from '#shared/contract/drafts.ts';
import { isEmptyDraft } from '#shared/domain/draft.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { FAKE_NOW } from './board-data.ts';
import type { FakeWorld } from './world.ts';

type TypedName = Extract<Name, `notes.${string}` | `drafts.${string}`>;

/** Notes of each person, and the drafts of whoever is signed in, in memory. */
export function typedCalls(world: FakeWorld): {
  [N in TypedName]: (input: Input<N>) => Output<N>;
} {
  const person = () => world.session.account?.id ?? null;
  const mustBeTheirs = (accountId: string) => {
    if (accountId === person()) return;
    throw new AppError('refused', 'These words were typed as another person.');
  };
  const nameOf = (key: Input<'notes.of'>, accountId: string | null) =>
    `${key.tenantId} ${key.incidentId} ${accountId}`;
  return {
    'notes.of': (key) => {
      const accountId = person();
      const text = world.notes.get(nameOf(key, accountId)) ?? null;
      const own = text === null ? null : { text, savedAt: instant(FAKE_NOW) };
      return { accountId, own, merged: [] };
    },
    'notes.save': ({ accountId, text, ...key }) => {
      mustBeTheirs(accountId);
      if (text.trim() === '') world.notes.delete(nameOf(key, accountId));
      else world.notes.set(nameOf(key, accountId), text);
      return null;
    },
    'drafts.list': () => world.drafts,
    'drafts.save': ({ accountId, draft, tenantId, incidentId }) => {
      mustBeTheirs(accountId);
      const others = world.drafts.filter(
        (kept) => kept.tenantId !== tenantId || kept.incidentId !== incidentId,
      );
      const kept = KeptDraft.parse({ draft, tenantId, incidentId });
      world.drafts = isEmptyDraft(draft) ? others : [...others, kept];
      return null;
    },
  };
}
