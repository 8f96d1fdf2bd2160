import { z } from 'zod';
import { jsonOrNull } from '../../json.ts';
import { Instant } from '../../time.ts';

/**
 * How far entitlement management of a tenant can be read.
 * `whole`: requests, approvals, reviews. `own`: only what one has and asks for oneself, for want of consent.
 * `no-guest`: the person is not in this directory, as before the first request (auth.md 7). `closed`: the
 * Graph side is closed to guests (domain.md trap 4). `needs-consent`: no permission was approved. `unread`:
 * no look ended well yet.
 */
export const AccessReach = z.enum([
  'whole',
  'own',
  'no-guest',
  'closed',
  'needs-consent',
  'unread',
]);
export type AccessReach = z.infer<typeof AccessReach>;

/**
 * What is read of a tenant, each by calls of its own. `others`: what everybody has there, where a role shows
 * it. `questions`: what the policies of packages ask.
 */
export const AccessPart = z.enum([
  'packages',
  'questions',
  'requests',
  'assignments',
  'others',
  'approvals',
  'reviews',
]);
export type AccessPart = z.infer<typeof AccessPart>;

/** A part that the last look could not read although it read others: why, and since when. */
export const UnreadPart = z.object({
  part: AccessPart,
  reason: z.string(),
  remedy: z.string().nullable(),
  since: Instant,
});
export type UnreadPart = z.infer<typeof UnreadPart>;

/** What of the person's own access is about to be otherwise without anybody doing anything. */
export const AccessMoving = z.object({
  /** Of which things that is, each as it stood. */
  mark: z.string(),
  /** The look that saw it so first, and the last one, by this computer's clock. */
  since: Instant,
  lookedAt: Instant,
});
export type AccessMoving = z.infer<typeof AccessMoving>;

/** What looks at the access of one tenant came to; kept with the tenant. */
export const AccessSeen = z.object({
  reach: AccessReach,
  /** The last look that ended well, by this computer's clock; null before the first. */
  readAt: Instant.nullable(),
  /** The last look, however it ended. */
  triedAt: Instant.nullable(),
  /** Why the last look failed, since when looks do, and when the service wants the next one; null = it did not. */
  trouble: z
    .object({
      reason: z.string(),
      remedy: z.string().nullable(),
      since: Instant,
      until: Instant.nullable().default(null),
    })
    .nullable(),
  /** Parts that it could not read; what was read of them before stays. */
  unread: z.array(UnreadPart).default([]),
  /** Everybody's assignments may be read there, not only one's own. */
  seesAll: z.boolean(),
  /** When the questions of all packages were read last. */
  requirementsAt: Instant.nullable(),
  /** Null where nothing moves by itself. */
  moving: AccessMoving.nullable().default(null),
});
export type AccessSeen = z.infer<typeof AccessSeen>;

export const NO_ACCESS_SEEN: AccessSeen = {
  reach: 'unread',
  readAt: null,
  triedAt: null,
  trouble: null,
  unread: [],
  seesAll: false,
  requirementsAt: null,
  moving: null,
};

/** The name under which it is kept. */
export const ACCESS_KIND = 'access';

/** As nothing seen where nothing is kept, or nothing that can be read. */
export function parseAccessSeen(text: string | null): AccessSeen {
  const parsed = AccessSeen.safeParse(text === null ? null : jsonOrNull(text));
  return parsed.success ? parsed.data : NO_ACCESS_SEEN;
}
