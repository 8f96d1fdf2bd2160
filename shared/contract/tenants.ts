import { z } from 'zod';
import { TenantTerms } from '../domain/clock/contract.ts';
import { Engagement } from '../domain/engagement.ts';
import {
  AccessModel,
  BrowserPreference,
  LONGEST_TENANT_NAME,
  MOST_TENANT_TAGS,
  Tenant,
  TenantColour,
  TenantId,
  TenantState,
  TenantTag,
} from '../domain/tenant.ts';
import { OwnNames, UserName } from '../domain/own-name.ts';
import { TasksSeen } from '../domain/tasks-seen.ts';
import { Failure } from '../errors.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

export const TenantRow = Tenant.extend({
  state: TenantState,
  completeAt: Instant.nullable(),
  incidents: z.int(),
  open: z.int(),
  /** Open, not put away, and longer than we promised. */
  over: z.int().default(0),
  /** First sync under way: share done, 0 to 1. */
  backfill: z.object({ incidents: z.int(), share: z.number() }).nullable(),
  /** What the signed-in person may do there, in words: `Security Operator`, `Security Reader`… */
  roles: z.array(z.string()).nullable(),
  /** Why no incident may be changed there; null = nothing is known that refuses it. */
  readOnly: z.string().nullable(),
  /** The name to go by there; null = not known. */
  me: z.string().nullable(),
  names: OwnNames,
  /** How far the Experts' tasks are known; null where they set none, or nobody looked yet. */
  tasks: TasksSeen.nullable(),
});
export type TenantRow = z.infer<typeof TenantRow>;

/** A tenant that could be added, or a line that could not be used and why. */
export const TenantCandidate = z.object({
  /** Unique in the list. */
  key: z.string(),
  /** What was written, for a pasted line; else the tenant's name. */
  input: z.string(),
  line: z.int().nullable(),
  id: TenantId.nullable(),
  name: z.string(),
  domain: z.string(),
  accessModel: AccessModel,
  /** Already among the user's tenants. */
  known: z.boolean(),
  problem: z.string().nullable(),
  /** What it does not get although its line says so, and why; it can be added all the same. */
  note: z.string().nullable(),
  /** End of the GDAP relationship that leads there. */
  endsAt: Instant.nullable(),
});
export type TenantCandidate = z.infer<typeof TenantCandidate>;

export const CandidateSource = z.enum(['gdap', 'list', 'range']);
export type CandidateSource = z.infer<typeof CandidateSource>;

/** The search for tenants: one at a time, its finds growing while it runs. */
export const CandidateSearch = z.object({
  source: CandidateSource.nullable(),
  running: z.boolean(),
  checked: z.int(),
  total: z.int(),
  failure: Failure.nullable(),
  candidates: z.array(TenantCandidate),
});
export type CandidateSearch = z.infer<typeof CandidateSearch>;

export const LIST_LINES = 2000;

export const tenantsContract = {
  'tenants.list': query(z.object({}), z.array(TenantRow)),
  'tenants.candidates': query(z.object({}), CandidateSearch),
  /** Looks for tenants; `text` is a CSV or a list of ids and domains, for the source `list`. */
  'tenants.find': command(
    z.object({ source: CandidateSource, text: z.string().max(200_000).default('') }),
    z.null(),
  ),
  'tenants.stopFinding': command(z.object({}), z.null()),
  /** Adds candidates by key. Answers how many were added. */
  'tenants.add': command(z.object({ keys: z.array(z.string()).max(5000) }), z.int()),
  'tenants.update': command(
    z.object({
      id: TenantId,
      name: z.string().trim().min(1).max(LONGEST_TENANT_NAME),
      colour: TenantColour,
      tags: z.array(TenantTag).max(MOST_TENANT_TAGS),
      accessModel: AccessModel,
      browser: BrowserPreference,
      engagement: Engagement,
      terms: TenantTerms,
    }),
    z.null(),
  ),
  /**
   * The name the signed-in person gives themselves in a tenant that tells of no user account; null takes it
   * back. Refused while nobody is signed in, and where a colleague at this desk has that name.
   */
  'tenants.nameMe': command(z.object({ id: TenantId, upn: UserName.nullable() }), z.null()),
  /** Forgets a tenant: every byte of it goes from both databases. Refused while wishes are unsent. */
  'tenants.remove': command(z.object({ id: TenantId, discardUnsent: z.boolean() }), z.null()),
};
