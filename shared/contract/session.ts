import { z } from 'zod';
import { TenantId } from '../domain/tenant.ts';
import { Failure } from '../errors.ts';
import { Instant } from '../time.ts';
import { command, query } from './define.ts';

export const Account = z.object({
  /** `uid.utid`: the one identity key over all tenants (auth.md 2). */
  id: z.string(),
  name: z.string(),
  username: z.string(),
  homeTenantId: TenantId,
});
export type Account = z.infer<typeof Account>;

export const SessionView = z.object({
  cloud: z.object({ name: z.string(), kind: z.string() }),
  account: Account.nullable(),
  /** An interactive sign-in that waits for the browser; `tenantId` null is the first one, at home. */
  waiting: z
    .object({ tenantId: TenantId.nullable(), startedAt: Instant, expiresAt: Instant })
    .nullable(),
  failure: Failure.nullable(),
  /** Why sign-in cannot start (no client id given…), with the remedy; null when it can. */
  notReady: Failure.nullable(),
  /** `memory-only`: this computer offers no protected storage, so sign-in lasts until the app is closed. */
  protection: z.enum(['protected', 'memory-only']),
});
export type SessionView = z.infer<typeof SessionView>;

export const sessionContract = {
  'session.view': query(z.object({}), SessionView),
  /** Opens the browser; the answer means opened. `session.view` tells how it ends. */
  'session.signIn': command(z.object({}), z.null()),
  /** The one interactive step a single tenant asks for (MFA, expired sign-in…). */
  'session.signInTo': command(z.object({ tenantId: TenantId }), z.null()),
  'session.cancel': command(z.object({}), z.null()),
  /** Forgets the person: tokens and stored sign-in. Tenants, outbox and cache stay. */
  'session.signOut': command(z.object({}), z.null()),
};
