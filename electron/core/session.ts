import type { SessionView } from '#shared/contract/session.ts';
import { type Cloud, RANGE_CLIENT_ID } from '#shared/domain/cloud.ts';
import type { Policy } from '#shared/domain/policy.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { AppError, toFailure } from '#shared/errors.ts';
import type { TokenSource } from './auth/token-source.ts';
import type { SecretBox } from './host.ts';

/** The registration sign-in runs under. */
export interface Registration {
  readonly clientId: string;
  readonly homeTenantId: TenantId | null;
}

interface SessionParts {
  readonly cloud: Cloud;
  readonly policy: Policy;
  readonly settings: () => { readonly clientId: string; readonly homeTenantId: string };
  readonly protection: SecretBox['protection'];
  readonly makeTokens: (registration: Registration) => TokenSource;
  readonly onChange: () => void;
}

export interface Session {
  /** One sign-in for all of core; says what is missing as long as no registration is known. */
  readonly tokens: TokenSource;
  view(): SessionView;
  registration(): Registration | null;
  /** After settings changed: another registration means another sign-in. */
  reconfigure(): Promise<void>;
}

/** Sign-in of this profile: a range brings its registration, a real cloud has it from policy or settings. */
export function coreSession(parts: SessionParts): Session {
  const { cloud, policy, protection, onChange } = parts;
  let current: { readonly registration: Registration; readonly tokens: TokenSource } | null = null;
  const listeners = new Set<() => void>();

  const changed = () => {
    onChange();
    for (const listener of listeners) listener();
  };

  const registration = (): Registration | null => {
    const { clientId, homeTenantId } = parts.settings();
    const own = cloud.kind === 'range' ? (cloud.clientId ?? RANGE_CLIENT_ID) : undefined;
    const id = own ?? policy.clientId ?? clientId;
    const home = cloud.homeTenantId ?? policy.homeTenantId ?? homeTenantId;
    if (id === '') return null;
    return { clientId: id, homeTenantId: home === '' ? null : TenantId.parse(home) };
  };

  const ready = (): TokenSource => {
    if (current) return current.tokens;
    throw notRegistered();
  };

  const reconfigure = async () => {
    const next = registration();
    const same =
      next?.clientId === current?.registration.clientId &&
      next?.homeTenantId === current?.registration.homeTenantId;
    if (same) return;
    const before = current;
    const tokens = next && parts.makeTokens(next);
    tokens?.onChange(changed);
    current = next && tokens && { registration: next, tokens };
    if (before) await before.tokens.signOut();
    await tokens?.restore();
    changed();
  };

  const tokens: TokenSource = {
    account: () => current?.tokens.account() ?? null,
    token: async (tenantId, bundle, options) => ready().token(tenantId, bundle, options),
    signIn: async (signal) => ready().signIn(signal),
    signInTo: async (tenantId, options) => ready().signInTo(tenantId, options),
    waiting: () => current?.tokens.waiting() ?? null,
    failure: () => current?.tokens.failure() ?? null,
    cancel: () => current?.tokens.cancel(),
    lock: () => current?.tokens.lock(),
    signOut: async () => current?.tokens.signOut(),
    restore: reconfigure,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  return {
    tokens,
    registration,
    reconfigure,
    view: () => ({
      cloud: { name: cloud.name, kind: cloud.kind },
      account: tokens.account(),
      waiting: tokens.waiting(),
      failure: tokens.failure(),
      notReady: current ? null : toFailure(notRegistered()),
      protection,
    }),
  };
}

function notRegistered(): AppError {
  return new AppError(
    'misconfigured',
    'No application (client) id is set, so nobody can sign in yet.',
    {
      remedy:
        'Enter the client id of your registration in the sign-in settings, or have it set by policy.',
    },
  );
}
