import { z } from 'zod';

/** Microsoft Entra: 64 letters before the @ and 48 behind it. */
const LONGEST_USER_NAME = 113;

/**
 * A user principal name: letters, digits and `' . - _ ! # ^ ~ + &` before the @ (guests have `#EXT#` there), a
 * domain with a dot behind it.
 */
export const UserName = z
  .string()
  .trim()
  .max(LONGEST_USER_NAME)
  .regex(/^[A-Za-z0-9'._!#^~+&-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/);
export type UserName = z.infer<typeof UserName>;

/** Whether both are the same user: names of users differ in case at most. */
export function isSameUser(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase();
}

/** The signed-in person's names in one tenant. */
export const OwnNames = z.object({
  /** As Microsoft Graph tells it; null = it told of no user account, or was not asked yet. */
  told: z.string().nullable(),
  /** As the person gave it, for a tenant that does not tell. */
  typed: z.string().nullable(),
  /** Whether the tenant was asked since this person signed in. */
  asked: z.boolean(),
});
export type OwnNames = z.infer<typeof OwnNames>;

/** The name to go by: what Graph tells wins over what was typed. */
export function ownName({ told, typed }: Pick<OwnNames, 'told' | 'typed'>): string | null {
  return told ?? typed;
}
