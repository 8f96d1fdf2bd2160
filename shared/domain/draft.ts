import { z } from 'zod';
import { Classification, Determination } from './incident.ts';

/** What a person has begun to say about an incident. */
export const Draft = z.object({
  comment: z.string().max(1000),
  classify: z
    .object({ classification: Classification, determination: Determination.nullable() })
    .nullable(),
});
export type Draft = z.infer<typeof Draft>;

export const NO_DRAFT: Draft = { comment: '', classify: null };

export function isEmptyDraft({ comment, classify }: Draft): boolean {
  return comment === '' && classify === null;
}
