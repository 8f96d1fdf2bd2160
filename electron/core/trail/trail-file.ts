import {
  SIGNATURE_FORMAT,
  TRAIL_FORMAT,
  type TrailEntry,
  type TrailFile,
  type TrailFilter,
  type TrailLink,
  type TrailSignature,
  type TrailStatement,
} from '#shared/domain/access/trail.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import type { Instant } from '#shared/time.ts';
import { sha256 } from '../store/audit-store.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import type { TrailKey } from './trail-key.ts';

interface FileParts {
  /** Oldest first. */
  readonly entries: readonly TrailEntry[];
  readonly filter: TrailFilter;
  readonly nameOf: (id: TenantId) => string | null;
  readonly chain: (
    first: number,
    last: number,
    named: ReadonlySet<number>,
  ) => { readonly before: string; readonly links: readonly TrailLink[] };
  readonly firstHash: string;
  readonly at: Instant;
}

/** The export as a value: every decision, and the chain from the first entry of one to the last. */
export function trailFile({ entries, filter, nameOf, chain, firstHash, at }: FileParts): TrailFile {
  const places = entries.flatMap(({ steps }) => steps.map(({ place }) => place));
  const first = places.reduce((least, place) => Math.min(least, place), Number.MAX_SAFE_INTEGER);
  const last = places.reduce((most, place) => Math.max(most, place), 0);
  const { before, links } =
    last === 0 ? { before: firstHash, links: [] } : chain(first, last, new Set(places));
  return {
    format: TRAIL_FORMAT,
    version: 1,
    exportedAt: at,
    filter,
    before,
    links: [...links],
    decisions: entries.map(({ wish, by, steps }) => {
      const { id, tenantId, accountId, stage, recordedAt, sentAt, settledAt, reason } = wish;
      return {
        id,
        tenantId,
        tenant: nameOf(tenantId),
        by,
        accountId,
        wish: wish.wish,
        seen: wish.seen,
        found: wish.found,
        stage,
        recordedAt,
        sentAt,
        settledAt,
        reason,
        clientRequestIds: [...new Set(steps.flatMap((step) => step.clientRequestId ?? []))],
        entries: steps.map(({ place }) => place),
        entriesRemoved: steps.length === 0,
      };
    }),
  };
}

/** Signs the text of an export: what it holds, the ends of its chain, and when. */
export function trailSignature(
  text: string,
  { links }: Pick<TrailFile, 'links'>,
  key: TrailKey,
  signedAt: Instant,
): TrailSignature {
  const [first, last] = [links[0], links.at(-1)];
  const end = ({ place, hash }: TrailLink) => ({ place, hash });
  const statement: TrailStatement = {
    format: SIGNATURE_FORMAT,
    version: 1,
    algorithm: 'Ed25519',
    signedAt,
    publicKey: key.publicKey,
    fileHash: sha256(text),
    chain: first && last ? { first: end(first), last: end(last) } : null,
  };
  return { statement, signature: key.sign(canonicalJson(statement)) };
}
