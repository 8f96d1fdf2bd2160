import type { StoreApi } from 'zustand';
import type { Api } from '#shared/contract/contract.ts';
import type { RunwayItem } from '#shared/domain/access/runway.ts';
import { draftOf } from '../drafts.ts';
import { type AskFor, draftKeys } from '../mine/ask-questions.ts';
import type { MineSlice } from '../mine/mine-slice.ts';
import { sameInAll } from './last-request.ts';
import type { RunwaySlice } from './runway-slice.ts';
import { runwayKey } from './runway-view.ts';

interface ExtendingParts {
  readonly api: Pick<Api, 'query'>;
  readonly mine: Pick<StoreApi<MineSlice>, 'getState'>;
  readonly runway: Pick<StoreApi<RunwaySlice>, 'getState'>;
}

/**
 * Opens one form for all of them: what each is had under, one reason, each question once, begun with what was said
 * to all of them the last time. Where the person has begun something else meanwhile, or is another, none is opened.
 */
export async function beginExtending(
  { api, mine, runway }: ExtendingParts,
  items: readonly RunwayItem[],
): Promise<void> {
  const isWanted = mine.getState().prepare();
  const packages = items.flatMap((item): AskFor[] => {
    const { tenantId, packageId, policyId, what: title, endAt, isLast } = item;
    const had = { endAt, endsKnown: item.state !== 'unknown', endsLast: isLast === true };
    return packageId === null ? [] : [{ tenantId, packageId, policyId, title, had }];
  });
  const lasts = await Promise.all(
    packages.map(async ({ tenantId, packageId }) => {
      const last = await api.query('access.lastAnswers', { tenantId, packageId });
      return last.ok ? last.value : null; // where none is known it is asked anew, in the form
    }),
  );
  if (!isWanted()) return;
  const { justification, answers: before } = sameInAll(lasts);
  const { drafts, setDraft, doNow } = mine.getState();
  if (draftOf(drafts, draftKeys(packages)) === '') setDraft(packages, justification);
  const onOver = () => runway.getState().letGo(items.map(runwayKey));
  doNow({ what: 'ask', deed: 'extend', packages, before, reasonBefore: justification, onOver });
}
