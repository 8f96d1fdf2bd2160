import { DAY_MS, HOUR_MS } from '#shared/time.ts';
import { Draws } from '../random.ts';
import type { AccessPolicy } from './access-model.ts';
import type { AccessTraits } from './access-traits.ts';
import { asking, held, LEFT, someRequest } from './born-requests.ts';
import type { PackageKey } from './package-forms.ts';
import { expectAsking } from './people-life.ts';
import { decide, settle } from './request-life.ts';
import { makeRequest } from './request-make.ts';
import { makeReview, openReview } from './review-life.ts';
import type { TenantAccess } from './tenant-access.ts';

/** What there is in a tenant when the world begins: who has what, what was asked for, what waits. */
export function fillAccess(access: TenantAccess, traits: AccessTraits): void {
  const { tenant, seed, roster, epochMs } = access;
  const draws = new Draws(seed, 85, tenant.index);
  if (tenant.condition !== 'not-a-guest') {
    for (const { key } of roster.analysts)
      access.guests.set(key, { state: 'member', governed: traits.governed, sinceMs: epochMs });
    ownAccess(access, draws);
    othersAccess(access, draws);
    waitingForUs(access, traits.waiting, draws);
  }
  for (const policy of access.offer.policies) beginReview(access, policy, draws);
  expectAsking(access, 0, epochMs);
}

function policyOf(access: TenantAccess, key: PackageKey): AccessPolicy | null {
  const pack = access.offer.byKey.get(key);
  const scoped = (policy: AccessPolicy) =>
    policy.packageId === pack?.id && policy.scope !== 'specificDirectoryUsers';
  return access.offer.policies.find(scoped) ?? null;
}

/** What the person who signs in has, had, and waits for. */
function ownAccess(access: TenantAccess, draws: Draws): void {
  const own = access.roster.analysts[0]?.key ?? '';
  const governed = access.guests.get(own)?.governed ?? false;
  const tier1 = policyOf(access, 'tier1');
  // Who goes with the last package has one that lasts a while: a world should begin quietly.
  if (tier1) held(access, tier1, own, governed ? draws.between(90, 350) : draws.pick(LEFT), draws);
  const approvers = policyOf(access, 'approvers');
  if (approvers && access.ours.includes(own)) held(access, approvers, own, draws.pick(LEFT), draws);
  const tier2 = policyOf(access, 'tier2');
  if (tier2) someRequest(access, tier2, own, draws);
  const hunting = policyOf(access, 'hunting');
  if (hunting && draws.chance(0.5)) {
    const past = held(access, hunting, own, 0, draws);
    past.state = 'expired';
    past.endMs = access.epochMs - draws.between(1, 90) * DAY_MS;
    past.startMs = past.endMs - 30 * DAY_MS;
    past.expiredMs = past.endMs;
  }
}

/** What a handful of colleagues and one stranger have and ask for. */
function othersAccess(access: TenantAccess, draws: Draws): void {
  const tier1 = policyOf(access, 'tier1');
  const tier2 = policyOf(access, 'tier2');
  const first = draws.below(access.roster.analysts.length);
  for (let place = 0; place < 6; place += 1) {
    const one = access.roster.analysts[(first + place) % access.roster.analysts.length];
    if (!one || !access.actsAlone(one.key)) continue;
    if (tier1) held(access, tier1, one.key, draws.pick(LEFT) + 5, draws);
    if (tier2 && draws.chance(0.4)) someRequest(access, tier2, one.key, draws);
  }
  const partner = policyOf(access, 'partner');
  const [stranger] = access.roster.strangers;
  if (!partner || !stranger) return;
  access.guests.set(stranger.key, { state: 'member', governed: true, sinceMs: access.epochMs });
  held(access, partner, stranger.key, 60, draws);
}

/** Requests that wait for our own people, of different packages and in different stages. */
function waitingForUs(access: TenantAccess, count: number, draws: Draws): void {
  const keys = ['tier2', 'hunting', 'hostile', 'forensics', 'tier1', 'tier1'] as const;
  const policies = keys.flatMap((key) => policyOf(access, key) ?? []);
  for (let place = 0; place < count; place += 1) {
    const policy = policies[place % Math.max(1, policies.length)];
    const one = access.roster.analysts[5 + ((draws.below(8) + place * 9) % 30)];
    if (!policy || !one || access.ours.includes(one.key)) continue;
    const createdMs = access.epochMs - draws.between(2, 40) * HOUR_MS;
    const request = makeRequest(access, asking(policy, one.key, draws), createdMs);
    settle(access, request, createdMs + 30_000);
    const by = policy.stages[0]?.approvers[0]?.members[0];
    const decision = { result: 'Approve', justification: 'On the roster.' } as const;
    if (by !== undefined && policy.stages.length > 1 && draws.chance(0.4))
      decide(access, request, 0, { ...decision, by }, createdMs + HOUR_MS);
  }
}

/** Reviews: one round is over; the next is open in some tenants, and to come in the others. */
function beginReview(access: TenantAccess, policy: AccessPolicy, draws: Draws): void {
  const review = makeReview(access, policy);
  if (!review) return;
  const { epochMs } = access;
  if (draws.chance(0.5)) return openReview(access, review, epochMs - draws.between(1, 20) * DAY_MS);
  const startMs = epochMs + draws.between(3, review.rule.everyMonths * 30) * DAY_MS;
  access.agenda.service({ kind: 'open-review', reviewId: review.id }, startMs);
}
