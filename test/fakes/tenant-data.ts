import { type TenantCandidate, TenantRow } from '#shared/contract/tenants.ts';
import { type TenantStateName, TenantStateName as States } from '#shared/domain/tenant.ts';
import { HOUR_MS, instant, MINUTE_MS } from '#shared/time.ts';
import { FAKE_NOW } from './board-data.ts';

const NAMES = ['Contoso', 'Fabrikam', 'Northwind Traders', 'Adatum', 'Litware', 'Tailwind Toys'];
const REMEDIES: Partial<Record<TenantStateName, [string, string]>> = {
  'needs-sign-in': ['This tenant asks for sign-in with more proof.', 'Sign in to this tenant.'],
  'needs-consent': ['The application is not approved there.', 'Send the approval link.'],
  'not-a-member': ['Your account does not exist there.', 'Ask for access in My Access.'],
  'no-role': ['Your account has no security role there.', 'Ask for access in My Access.'],
  throttled: ['The service asked to wait.', 'Nothing: the next try comes by itself.'],
};

function id(index: number): string {
  return `${String(index + 1).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

/** Tenants in their order; one in thirty is in trouble of each kind. */
export function fakeTenants(count: number): TenantRow[] {
  const troubles = States.options.filter((name) => name !== 'fresh');
  return Array.from({ length: count }, (_, index) => {
    const trouble = index % 30 === 29 ? troubles[((index / 30) % troubles.length) | 0] : undefined;
    const name = trouble ?? (index === 3 ? 'needs-consent' : 'fresh');
    const [reason, remedy] = REMEDIES[name] ?? ['Up to date', null];
    const base = NAMES[index % NAMES.length] ?? 'Tenant';
    const number = Math.floor(index / NAMES.length);
    const group =
      name === 'fresh'
        ? 'fresh'
        : ['stale', 'throttled', 'offline'].includes(name)
          ? 'stale'
          : 'blind';
    return TenantRow.parse({
      id: id(index),
      name: number === 0 ? base : `${base} ${number + 1}`,
      domain: `${base.toLowerCase().replace(/ /g, '')}${number || ''}.onmicrosoft.com`,
      colour: index % 12,
      tags: index % 4 === 0 ? ['finance'] : [],
      accessModel: index % 2 === 0 ? 'guest' : 'gdap',
      browser: { browser: 'default', profile: null },
      state: {
        name,
        group,
        since: instant(FAKE_NOW - (name === 'fresh' ? 30_000 : 3 * HOUR_MS)),
        until: name === 'throttled' ? instant(FAKE_NOW + 5 * MINUTE_MS) : null,
        reason,
        remedy,
        support: group === 'blind' ? 'AADSTS65001, correlation 0a1b2c3d' : null,
      },
      completeAt: instant(FAKE_NOW - 30_000),
      incidents: 300 - index,
      open: 40,
      backfill: null,
      roles: index === 1 ? ['Security Reader'] : ['Security Operator'],
      me: 'ada@msp.example',
      names: { told: 'ada@msp.example', typed: null, asked: true },
      readOnly: index === 1 ? 'Your role there is Security Reader: it may read.' : null,
      tasks: null,
    });
  });
}

export function candidateOf(tenant: TenantRow, known: boolean): TenantCandidate {
  return {
    key: tenant.id,
    input: tenant.name,
    line: null,
    id: tenant.id,
    name: tenant.name,
    domain: tenant.domain,
    accessModel: tenant.accessModel,
    known,
    problem: null,
    note: null,
    endsAt: null,
  };
}

/** A pasted line that leads nowhere. */
export const BAD_LINE: TenantCandidate = {
  key: 'line-7',
  input: 'not a tenant',
  line: 7,
  id: null,
  name: '',
  domain: '',
  accessModel: 'unknown',
  known: false,
  problem: 'This is neither a tenant id nor a domain.',
  note: null,
  endsAt: null,
};
