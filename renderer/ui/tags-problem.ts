import { LONGEST_TAG, TenantTag } from '#shared/domain/tenant.ts';

/** Why tags cannot be kept as they were written; null: they can. Pure. */
export function tagsProblem(tags: readonly string[], most: number): string | null {
  if (tags.length > most) return `At most ${most} tags.`;
  return tags.every((tag) => TenantTag.safeParse(tag).success)
    ? null
    : `A tag has at most ${LONGEST_TAG} letters.`;
}
