import { z } from 'zod';
import { HOUR_MS, Instant, MINUTE_MS, millis } from '../time.ts';
import { TenantTerms, USUAL_TERMS } from './clock/contract.ts';
import { Engagement, UNKNOWN_ENGAGEMENT } from './engagement.ts';

/** A Microsoft Entra tenant id, lower case. */
export const TenantId = z
  .uuid()
  .transform((id) => id.toLowerCase())
  .brand('TenantId');
export type TenantId = z.infer<typeof TenantId>;

/** How the analyst comes into the tenant (domain.md 6, trap 5): B2B guest, GDAP, both, or not known. */
export const AccessModel = z.enum(['guest', 'gdap', 'both', 'unknown']);
export type AccessModel = z.infer<typeof AccessModel>;

/** Which browser and profile a tenant's portal opens in. `profile` is the browser's own profile name. */
export const BrowserPreference = z.object({
  browser: z.enum(['default', 'edge', 'chrome', 'firefox']),
  profile: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u)
    .nullable(),
});
export type BrowserPreference = z.infer<typeof BrowserPreference>;
/** The browser of the computer, in whatever profile it opens. */
export const DEFAULT_BROWSER: BrowserPreference = { browser: 'default', profile: null };

/** A fixed palette so that every colour keeps its contrast in each theme; the number picks one. */
export const TENANT_COLOURS = 12;
export const TenantColour = z
  .int()
  .min(0)
  .max(TENANT_COLOURS - 1);

export const LONGEST_TAG = 40;
/** More than these on one tenant are not kept. */
export const MOST_TENANT_TAGS = 20;
export const TenantTag = z.string().trim().min(1).max(LONGEST_TAG);

export const LONGEST_TENANT_NAME = 200;
export const LONGEST_DOMAIN = 253;

/** What the user keeps about a tenant. Lives in the ledger. */
export const Tenant = z.object({
  id: TenantId,
  name: z.string().trim().min(1).max(LONGEST_TENANT_NAME),
  /** Default domain, for example `contoso.onmicrosoft.com`; empty when it is not known. */
  domain: z.string().max(LONGEST_DOMAIN),
  colour: TenantColour,
  tags: z.array(TenantTag),
  accessModel: AccessModel,
  browser: BrowserPreference,
  /** Tenants that were kept before there were engagements have none. */
  engagement: Engagement.default(UNKNOWN_ENGAGEMENT),
  /** How quick we promised to be; kept tenants without it have the usual targets. */
  terms: TenantTerms.default(USUAL_TERMS),
});
export type Tenant = z.infer<typeof Tenant>;

/**
 * Every tenant always has exactly one of these (design, law 1). `stale` also stands for a tenant that
 * was never read completely; `misconfigured` for a tenant id or registration that cannot work.
 */
export const TenantStateName = z.enum([
  'fresh',
  'stale',
  'throttled',
  'offline',
  'needs-sign-in',
  'needs-consent',
  'not-a-member',
  'no-role',
  'blocked-by-policy',
  'misconfigured',
]);
export type TenantStateName = z.infer<typeof TenantStateName>;

/** Why the last complete look at a tenant did not happen. Kept until one does. */
export const TenantTrouble = z.object({
  state: TenantStateName.exclude(['fresh']),
  reason: z.string(),
  remedy: z.string().nullable(),
  support: z.string().nullable(),
  since: Instant,
  /** For `throttled` and an open circuit breaker: when the next try is made. */
  until: Instant.nullable(),
  /** Nobody is signed in here: the person's own doing, which says nothing of the tenant. */
  signedOut: z.literal(true).optional(),
});
export type TenantTrouble = z.infer<typeof TenantTrouble>;

/** What sync knows about a tenant. Lives in the cache: it can be found out again. */
export const TenantSync = z.object({
  tenantId: TenantId,
  /** End of the last complete run: everything up to here is in the cache. */
  completeAt: Instant.nullable(),
  trouble: TenantTrouble.nullable(),
  /** How often this tenant is looked at now, in milliseconds. */
  cadenceMs: z.number(),
  /** First sync: how many incidents are in so far, and how far back (0 to 1). Null when done. */
  backfill: z.object({ incidents: z.number(), share: z.number() }).nullable(),
});
export type TenantSync = z.infer<typeof TenantSync>;

export const TenantState = z.object({
  name: TenantStateName,
  group: z.enum(['fresh', 'stale', 'blind']),
  /** Since when: of `stale`, the last complete look (null = never); else when the trouble began. */
  since: Instant.nullable(),
  until: Instant.nullable(),
  reason: z.string(),
  remedy: z.string().nullable(),
  support: z.string().nullable(),
});
export type TenantState = z.infer<typeof TenantState>;

const GROUP_OF: Record<TenantStateName, TenantState['group']> = {
  fresh: 'fresh',
  stale: 'stale',
  throttled: 'stale',
  offline: 'stale',
  'needs-sign-in': 'blind',
  'needs-consent': 'blind',
  'not-a-member': 'blind',
  'no-role': 'blind',
  'blocked-by-policy': 'blind',
  misconfigured: 'blind',
};

/** Whether nothing new can be seen there until a person acts. */
export function isBlind(name: TenantStateName): boolean {
  return GROUP_OF[name] === 'blind';
}

/** A complete look that lies further ahead than this was made by a clock that has since been set back. */
const CLOCK_SLACK_MS = 5 * MINUTE_MS;

/** Two missed looks and a minute of grace: then a tenant is stale whatever was said before. */
export function staleAfterMs(cadenceMs: number): number {
  return Math.min(2 * cadenceMs + MINUTE_MS, HOUR_MS);
}

/** Silence is never safety: a tenant nobody heard of for too long is stale even without a trouble. */
export function tenantState(sync: TenantSync | null, nowMs: number): TenantState {
  const trouble = sync?.trouble ?? null;
  const since = sync?.completeAt ?? null;
  if (trouble) {
    const { state: name, reason, remedy, support, until } = trouble;
    const began = name === 'stale' ? since : trouble.since;
    return { name, group: GROUP_OF[name], since: began, until, reason, remedy, support };
  }
  const calm = { until: null, remedy: null, support: null };
  if (sync === null || since === null) {
    return {
      name: 'stale',
      group: 'stale',
      since: null,
      reason: 'Not read completely yet',
      ...calm,
    };
  }
  const ageMs = nowMs - millis(since);
  const current = ageMs <= staleAfterMs(sync.cadenceMs) && ageMs >= -CLOCK_SLACK_MS;
  if (sync.backfill === null && current) {
    return { name: 'fresh', group: 'fresh', since, reason: 'Up to date', ...calm };
  }
  return { name: 'stale', group: 'stale', since, reason: 'No complete answer lately', ...calm };
}
