import type { ManyChange } from '#shared/contract/many-incidents.ts';
import type { BoardRow } from '#shared/domain/board.ts';
import { IncidentChange } from '#shared/domain/change.ts';
import type { Classification, Determination, WritableStatus } from '#shared/domain/incident.ts';
import { listed } from '../../../ui/listed.ts';

/** What the form for many incidents holds; empty and null mean: leave as it is. */
export interface ManyDraft {
  readonly take: boolean;
  readonly status: WritableStatus | null;
  readonly classification: Classification | null;
  readonly determination: Determination | null;
  readonly resolvingComment: string;
  readonly addTags: string;
  readonly removeTags: string;
  readonly comment: string;
}

export const NO_DRAFT: ManyDraft = {
  take: false,
  status: null,
  classification: null,
  determination: null,
  resolvingComment: '',
  addTags: '',
  removeTags: '',
  comment: '',
};

export type ManyWishes =
  | { readonly changes: readonly ManyChange[]; readonly problem: null }
  | { readonly changes: null; readonly problem: string };

/** The changes a draft asks for, in the order they are recorded, or what is wrong with it. */
export function wishesOf(draft: ManyDraft): ManyWishes {
  const { take, status, classification, determination, resolvingComment, comment } = draft;
  if (classification !== null && determination === null) {
    return { changes: null, problem: 'Choose a determination that goes with the classification.' };
  }
  const set = {
    ...(status !== null && { status }),
    ...(classification !== null && { verdict: { classification, determination } }),
    ...(canSayWhyResolved(draft) && resolvingComment.trim() !== '' && { resolvingComment }),
  };
  const [add, remove] = [listed(draft.addTags), listed(draft.removeTags)];
  const wanted = [
    Object.keys(set).length > 0 && { kind: 'edit', set },
    (add.length > 0 || remove.length > 0) && { kind: 'tags', add, remove },
    comment.trim() !== '' && { kind: 'comment', text: comment },
  ].filter((change) => change !== false);
  const changes: ManyChange[] = take ? [{ kind: 'take' }] : [];
  for (const change of wanted) {
    const parsed = IncidentChange.safeParse(change);
    if (!parsed.success) return { changes: null, problem: 'One of the texts is too long.' };
    changes.push(parsed.data);
  }
  if (changes.length > 0) return { changes, problem: null };
  return { changes: null, problem: 'Choose what shall change.' };
}

/** Those of the changes that can be so already in an incident; none where a text makes it new in each. */
export function repeatable(changes: readonly ManyChange[] | null): ManyChange[] {
  const isText = (change: ManyChange) =>
    change.kind === 'comment' ||
    (change.kind === 'edit' && change.set.resolvingComment !== undefined);
  return changes === null || changes.some(isText) ? [] : [...changes];
}

/** Rows the Experts hold are left out until the person says that those are meant too. */
export function meant(rows: readonly BoardRow[], held: boolean): BoardRow[] {
  return rows.filter(({ turn }) => held || turn !== 'microsoft');
}

/** A resolving comment belongs to a resolved incident alone. */
export function canSayWhyResolved({ status }: ManyDraft): boolean {
  return status === 'resolved';
}
