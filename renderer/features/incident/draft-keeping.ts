import type { Api } from '#shared/contract/contract.ts';
import { type Draft, isEmptyDraft, NO_DRAFT } from '#shared/domain/draft.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import type { Failure } from '#shared/errors.ts';
import { canBeKeptAgain, keepOnPause } from './keep-on-pause.ts';

interface Typed {
  readonly key: IncidentKey;
  readonly draft: Draft;
  /** Undefined: it was not known yet who is signed in. */
  readonly accountId: string | null | undefined;
}

interface DraftKeepingParts {
  readonly api: Pick<Api, 'query' | 'command'>;
  /** Undefined: not known yet. */
  readonly person: () => string | null | undefined;
  readonly get: () => ReadonlyMap<string, Draft>;
  readonly set: (drafts: ReadonlyMap<string, Draft>) => void;
  readonly onFailure: (failure: Failure) => void;
}

/** Unsent words by incident, written to the ledger on a pause of typing under the name of who typed them. */
export function draftKeeping({ api, person, get, set, onFailure }: DraftKeepingParts) {
  const keeper = keepOnPause(async ({ key, draft, accountId = person() }: Typed) => {
    if (accountId === undefined) return 'again';
    if (accountId === null) return 'refused';
    const result = await api.command('drafts.save', { ...key, accountId, draft });
    return result.ok ? 'kept' : canBeKeptAgain(result.failure);
  });
  return {
    /** Changes a part of the draft; it is written down on the next pause. */
    setDraft: ({ tenantId, incidentId }: IncidentKey, part: Partial<Draft>): void => {
      const key = { tenantId, incidentId };
      const name = keyText(key);
      const drafts = new Map(get());
      const draft = { ...(drafts.get(name) ?? NO_DRAFT), ...part };
      if (isEmptyDraft(draft)) drafts.delete(name);
      else drafts.set(name, draft);
      keeper.keep(name, { key, draft, accountId: person() });
      set(drafts);
    },
    /** Writes down at once what is still waiting for a pause. */
    keepDrafts: keeper.flush,
    /** Takes up what was kept; words typed meanwhile go before. */
    readDrafts: async (): Promise<void> => {
      const asked = person();
      const result = await api.query('drafts.list', {});
      if (asked !== undefined && person() !== asked) return; // another person's meanwhile
      if (!result.ok) return onFailure(result.failure);
      const kept = result.value.map(({ draft, ...key }) => [keyText(key), draft] as const);
      set(new Map([...kept, ...get()]));
    },
    /** Another person is here: nothing of the one before is shown or written any more. */
    forgetDrafts: (): void => {
      keeper.drop();
      set(new Map());
    },
  };
}
