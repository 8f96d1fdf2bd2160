import { useState } from 'react';
import { Engagement } from '#shared/domain/engagement.ts';
import { listed } from '../../ui/listed.ts';

/** The engagement as it is being edited: choices as they are, lists as the person types them. */
export function useEngagement(before: Engagement) {
  const [draft, setDraft] = useState({
    ...before,
    customerSoc: before.customerSoc.join(', '),
    excludedGroups: before.excludedGroups.join(', '),
  });
  const parsed = Engagement.safeParse({
    ...draft,
    customerSoc: listed(draft.customerSoc),
    excludedGroups: listed(draft.excludedGroups),
  });
  const wrong = (field: keyof Engagement) =>
    parsed.error?.issues.some(({ path }) => path[0] === field) ?? false;
  return {
    draft,
    change: (part: Partial<typeof draft>) => setDraft({ ...draft, ...part }),
    /** Null while something in it cannot be kept. */
    engagement: parsed.data ?? null,
    problems: {
      customerSoc: wrong('customerSoc') ? 'At most 50 names of up to 253 letters.' : null,
      excludedGroups: wrong('excludedGroups') ? 'At most 50 groups of up to 256 letters.' : null,
    },
  };
}
