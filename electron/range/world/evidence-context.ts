import {
  type DeviceEntity,
  deviceEntity,
  type FileEntity,
  fileEntity,
  type UserEntity,
  userEntity,
} from './entities.ts';
import type { Draws } from './random.ts';
import { graphTime } from './stamp.ts';
import type { RangeTenant } from './tenants.ts';

/** JSON as it goes out; what is inside is checked against the published contract by the tests. */
export type Json = Record<string, unknown>;

/** What a hostile incident puts in place of ordinary words. */
export interface Poison {
  readonly fileName?: string;
  readonly commandLine?: string;
  readonly displayName?: string;
  readonly subject?: string;
  readonly url?: string;
}

/** What every piece of evidence of one alert is drawn from. */
export interface EvidenceContext {
  readonly seed: number;
  readonly tenant: RangeTenant;
  readonly draws: Draws;
  readonly user: UserEntity;
  readonly device: DeviceEntity;
  readonly file: FileEntity;
  /** Time of the first activity, as Graph text. */
  readonly at: string;
  readonly atMs: number;
  /** Members after an enum's sentinel read `unknownFutureValue`. */
  readonly masked: boolean;
  /** The incident is resolved: remediation is over. */
  readonly closed: boolean;
  readonly poison: Poison;
}

/** How many people and computers a tenant has that incidents can be about. */
export function populationOf(tenant: RangeTenant): number {
  return 40 + Math.min(2_000, Math.floor(tenant.incidents / 4));
}

export function anotherUser({ seed, tenant, draws }: EvidenceContext): UserEntity {
  return userEntity(seed, tenant, draws.below(populationOf(tenant)));
}

export function anotherDevice({ seed, tenant, draws }: EvidenceContext): DeviceEntity {
  return deviceEntity(seed, tenant, draws.below(populationOf(tenant)));
}

export function anotherFile({ draws, user }: EvidenceContext): FileEntity {
  return fileEntity(draws, user.accountName);
}

/** Graph text of a time `spanMs` before the first activity. */
export function earlier({ atMs }: EvidenceContext, spanMs: number): string {
  return graphTime(atMs - spanMs);
}

const SEVERE = ['malicious', 'suspicious', 'unknown', 'noThreatsFound'] as const;
const OPEN_REMEDIATION = ['none', 'active', 'pendingApproval', 'running', 'unremediated'] as const;
const CLOSED_REMEDIATION = [
  'remediated',
  'prevented',
  'blocked',
  'none',
  'partiallyRemediated',
  'notFound',
  'declined',
] as const;
/** Members of `evidenceRemediationStatus` after its sentinel. */
const AFTER_SENTINEL = new Set<string>([
  'active',
  'pendingApproval',
  'declined',
  'unremediated',
  'running',
  'partiallyRemediated',
]);
const ROLES: readonly (readonly string[])[] = [
  [],
  [],
  ['compromised'],
  ['attacker'],
  ['source'],
  ['destination'],
  ['contextual'],
  ['suspicious', 'attacked'],
  ['commandAndControl'],
];

/** The members every kind of evidence has (contract: `alertEvidence`). */
export function evidenceBase(context: EvidenceContext, type: string): Json {
  const { draws, masked, closed, at } = context;
  const word = closed
    ? (CLOSED_REMEDIATION[draws.weighted([40, 15, 15, 20, 5, 3, 2])] ?? 'none')
    : (OPEN_REMEDIATION[draws.weighted([60, 20, 8, 6, 6])] ?? 'none');
  return {
    '@odata.type': `#microsoft.graph.security.${type}Evidence`,
    createdDateTime: at,
    verdict: SEVERE[draws.weighted([25, 45, 22, 8])] ?? 'unknown',
    remediationStatus: masked && AFTER_SENTINEL.has(word) ? 'unknownFutureValue' : word,
    remediationStatusDetails:
      word === 'remediated' ? 'Entity was already remediated before the investigation.' : null,
    roles: draws.pick(ROLES),
    detailedRoles: [],
    tags: draws.chance(0.04) ? ['Crown jewels'] : [],
  };
}
