import { z } from 'zod';

/**
 * Somebody as entitlement management and access reviews tell of them (FACTS.md c, e). Every word is
 * hostile; who is not in the directory yet has no object id.
 */
export const Subject = z.object({
  objectId: z.string().nullable(),
  name: z.string().nullable(),
  principalName: z.string().nullable(),
  email: z.string().nullable(),
  /** The connected organization they come from; null where Graph does not say. */
  organization: z.string().nullable(),
});
export type Subject = z.infer<typeof Subject>;

/** How to call somebody: by name, else by address, else by id. */
export function subjectName(subject: Subject | null): string {
  if (subject === null) return 'somebody Graph does not name';
  const { name, principalName, email, objectId } = subject;
  return name ?? email ?? principalName ?? objectId ?? 'somebody Graph does not name';
}
