import { hash } from 'node:crypto';
import type { Evidence } from '#shared/domain/incident.ts';

/** Of one incident; those of the first alerts count. */
const MOST = 40;
const SHORTEST = 3;
/** 56 bits: among a million things two meet once in a thousand caches. */
const LETTERS = 14;
/** A letter for private use: nothing a person types begins with it, so no search finds these words. */
const MARK = '\ue001';

/** What makes two incidents related, by the member of the evidence that carries it. */
const MEMBERS = new Map<string, string>([
  ['fileDetails.sha256', 'hash'],
  ['imageFile.sha256', 'hash'],
  ['value', 'hash'],
  ['ipAddress', 'ip'],
  ['senderIp', 'ip'],
  ['senderIP', 'ip'],
  ['destinationAddress.ipAddress', 'ip'],
  ['sourceAddress.ipAddress', 'ip'],
  ['url', 'url'],
  ['domainName', 'domain'],
  ['p1Sender.emailAddress', 'sender'],
  ['p2Sender.emailAddress', 'sender'],
  ['senderFromAddress', 'sender'],
  ['networkMessageId', 'message'],
  ['primaryAddress', 'mailbox'],
  ['appId', 'application'],
  ['servicePrincipalObjectId', 'application'],
]);
/** Addresses of every network say nothing about another one. */
const PRIVATE =
  /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|::1$|f[cde])/i;

/** One thing by which incidents are related. */
export interface EntityKey {
  /** The same for the same thing in any incident. */
  readonly key: string;
  readonly kind: string;
  /** As a person would call it. */
  readonly value: string;
  /** A private address: it counts inside its tenant alone. */
  readonly isLocal: boolean;
}

/** What evidence can be found again by, each once. */
export function entityKeys(evidence: Iterable<Evidence>): EntityKey[] {
  const found = new Map<string, Omit<EntityKey, 'key'>>();
  const add = (kind: string, id: string | null, value = id) => {
    if (id === null || value === null || id.length < SHORTEST) return;
    const key = `${kind} ${id.toLowerCase()}`;
    // The device itself names itself best: a file on it carries only its id.
    if (found.has(key) && value === id) return;
    found.set(key, { kind, value, isLocal: kind === 'ip' && PRIVATE.test(id) });
  };
  for (const piece of evidence) {
    if (found.size >= MOST) break;
    const { kind, label, deviceId, userObjectId, userPrincipalName } = piece;
    add('device', deviceId, kind === 'device' ? label : deviceId);
    add('user', userObjectId ?? userPrincipalName, userPrincipalName ?? userObjectId);
    for (const { name, value } of piece.fields) {
      const member = MEMBERS.get(name);
      if (member !== undefined) add(member, value);
    }
  }
  return [...found].slice(0, MOST).map(([key, entity]) => ({ key, ...entity }));
}

/** The word the search index holds for a thing that is the same in every tenant. */
export function tokenOf(key: string): string {
  return `${MARK}${hash('sha1', key, 'hex').slice(0, LETTERS)}`;
}

/** The word for one that is only the same inside a tenant. @param tenant its number in the cache. */
export function localTokenOf(key: string, tenant: number): string {
  return tokenOf(`${tenant} ${key}`);
}

const KINDS = new Set(['device', 'user', ...MEMBERS.values()]);
/** A hash, an address, an id: one word of some length. */
const WHOLE = /^\S{6,500}$/u;

/**
 * The words the search index would hold for a thing of which this is the whole value; none for what is no
 * such value. Private addresses are left out: each tenant has its own.
 */
export function wholeTokens(value: string): string[] {
  if (!WHOLE.test(value) || PRIVATE.test(value)) return [];
  return [...KINDS].map((kind) => tokenOf(`${kind} ${value.toLowerCase()}`));
}
