import { z } from 'zod';
import { ConditionName } from '../entra/conditions.ts';
import { call, Done, OneOrAll, TenantId } from './contract-parts.ts';

const Account = z.object({
  tenantId: z.string(),
  userPrincipalName: z.string(),
  objectId: z.string(),
});

/** Drills on sign-in, on people, and on what a tenant allows. */
export const tenantCalls = {
  /** Every token of sign-ins before now is refused, in one tenant or in all. */
  'tokens.revoke': call(OneOrAll, Done),
  /** How sign-in goes: life of access tokens, rotation of refresh tokens, who sits at the browser. */
  'tokens.settings': call(
    z.object({
      accessSeconds: z.int().min(1).max(100_000).optional(),
      rotation: z.boolean().optional(),
      /** The address of one of `totals.people`; a `login_hint` goes before it. */
      person: z.string().optional(),
    }),
    Done,
  ),
  /**
   * A second desk: a cloud whose sign-in address knows somebody else, so that two programs work on one
   * range as two people. Written to a file, `cloud` is a cloud file. Left out, `person` is the second one.
   */
  'desks.open': call(
    z.object({ person: z.string().optional() }),
    z.object({ person: z.string(), cloud: z.record(z.string(), z.unknown()) }),
  ),
  /** Who somebody is at home, and what the same account is called in a tenant (in all, when left out). */
  people: call(
    OneOrAll.extend({ person: z.string().optional() }),
    z.object({
      people: z.array(
        z.object({
          name: z.string(),
          userPrincipalName: z.string(),
          objectId: z.string(),
          accounts: z.array(Account),
        }),
      ),
    }),
  ),
  /**
   * Puts a tenant in a state of the AADSTS table, or back to `ok` (which ends a challenge too). Graph
   * challenges the tokens of programs that declare cp1 at once; others notice when their token runs out.
   */
  'tenants.condition': call(z.object({ tenantId: TenantId, condition: ConditionName }), Done),
  'tenants.role': call(
    z.object({ tenantId: TenantId, role: z.enum(['operator', 'reader', 'none']) }),
    Done,
  ),
  /** Approves scopes in a tenant, or takes the approval back. */
  'tenants.consent': call(
    z.object({ tenantId: TenantId, scopes: z.array(z.string()), granted: z.boolean() }),
    Done,
  ),
  /** From now on Graph wants tokens that answer a claims challenge (programs that declare cp1). */
  'tenants.challenge': call(OneOrAll, Done),
  /** Requests to /security a minute. What was spent is forgotten. */
  'tenants.budget': call(OneOrAll.extend({ perMinute: z.int().min(1).max(10_000_000) }), Done),
  /** `$expand=alerts` with `$filter` answers 500 for good. */
  'tenants.expand-broken': call(z.object({ tenantId: TenantId, broken: z.boolean() }), Done),
  /**
   * How incident tasks answer: in full; with 400 to filters by names that the type lacks; with 403; or as
   * if the type were gone (400).
   */
  'tenants.tasks': call(
    z.object({
      tenantId: TenantId,
      service: z.enum(['served', 'unfiltered', 'refused', 'gone']),
    }),
    Done,
  ),
  /**
   * A newer Graph than the published contract: members, enum words and a type of evidence that nobody
   * knows yet, on a share of the incidents, alerts and tasks.
   */
  'tenants.future': call(OneOrAll.extend({ on: z.boolean() }), Done),
} as const;
