import { z } from 'zod';
import { Instant } from '../../time.ts';
import { TenantId } from '../tenant.ts';
import { ListedWish, WISH_KINDS } from './wish.ts';
import { WishStage } from './wish-stage.ts';

/** Most that one list of a filter may hold. */
const MOST_CHOSEN = 1_000;

/** What may be decided; the last one in reviews alone. */
export const DECISION_WORDS = ['approve', 'deny', 'dontKnow'] as const;

/** Which decisions and wishes are meant; an empty list means all, null no bound. */
export const TrailFilter = z.object({
  tenants: z.array(TenantId).max(MOST_CHOSEN),
  /** Accounts (`uid.utid`) of those who recorded them. */
  people: z.array(z.string().min(1).max(200)).max(MOST_CHOSEN),
  kinds: z.array(z.enum(WISH_KINDS)).max(WISH_KINDS.length),
  /** What was decided, of requests and in reviews. Files of older versions do not have it. */
  decisions: z.array(z.enum(DECISION_WORDS)).max(DECISION_WORDS.length).default([]),
  outcomes: z.array(WishStage).max(WishStage.options.length),
  /** Recorded at this moment or later, and before that one. */
  from: Instant.nullable(),
  until: Instant.nullable(),
});
export type TrailFilter = z.infer<typeof TrailFilter>;

export const WHOLE_TRAIL: TrailFilter = {
  tenants: [],
  people: [],
  kinds: [],
  decisions: [],
  outcomes: [],
  from: null,
  until: null,
};

/** One step of a wish as the audit trail has it. */
export const TrailStep = z.object({
  /** Its place in the audit trail of the profile, counted from 1. */
  place: z.int(),
  at: Instant,
  /** `access.recorded`, `access.sending`… */
  action: z.string(),
  accountId: z.string().nullable(),
  stage: z.string().nullable(),
  reason: z.string().nullable(),
  /** What the request was named at the service. */
  clientRequestId: z.string().nullable(),
});
export type TrailStep = z.infer<typeof TrailStep>;

/** One wish with its whole course. */
export const TrailEntry = z.object({
  /** Grows with each wish that is recorded. */
  place: z.int(),
  /** Name of who recorded it, as it was then; null where it was not noted. Hostile. */
  by: z.string().nullable(),
  wish: ListedWish,
  /** Oldest first. Empty where its words were removed with the tenant. */
  steps: z.array(TrailStep),
  /** How many steps are left out here of a long course, before the step at that place; null: none. */
  gap: z.object({ steps: z.int().min(1), before: z.int() }).nullable(),
});
export type TrailEntry = z.infer<typeof TrailEntry>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** One link of the chain: its hash covers the one before it, its time and the hash of its words. */
export const TrailLink = z.object({
  place: z.int().min(1),
  at: z.string().max(40),
  detailHash: Hash,
  hash: Hash,
  /** The words, as they were hashed; null for what is not part of this file. */
  body: z.string().nullable(),
});
export type TrailLink = z.infer<typeof TrailLink>;

export const TRAIL_FORMAT = 'tidewatch-trail';
export const SIGNATURE_FORMAT = 'tidewatch-trail-signature';

/** The exported file, as far as it is needed to verify it. */
export const TrailFile = z.object({
  format: z.literal(TRAIL_FORMAT),
  version: z.literal(1),
  exportedAt: Instant,
  filter: TrailFilter,
  /** The hash before the first link. */
  before: Hash,
  /** Every link from the first to the last entry of a decision in here, without gaps. */
  links: z.array(TrailLink),
  decisions: z.array(
    z.looseObject({ id: z.string(), entries: z.array(z.int()), entriesRemoved: z.boolean() }),
  ),
});
export type TrailFile = z.infer<typeof TrailFile>;

const End = z.object({ place: z.int(), hash: Hash });

/** What the signature says. Its bytes are canonical JSON (members sorted, no spaces, UTF-8). */
export const TrailStatement = z.object({
  format: z.literal(SIGNATURE_FORMAT),
  version: z.literal(1),
  algorithm: z.literal('Ed25519'),
  signedAt: Instant,
  /** SubjectPublicKeyInfo, DER in base64. */
  publicKey: z.string().max(200),
  /** SHA-256 of the file's bytes. */
  fileHash: Hash,
  /** Ends of the chain in the file; null: there is nothing in it. */
  chain: z.object({ first: End, last: End }).nullable(),
});
export type TrailStatement = z.infer<typeof TrailStatement>;

/** The file beside the export. */
export const TrailSignature = z.object({
  statement: TrailStatement,
  /** Base64. */
  signature: z.string().max(200),
});
export type TrailSignature = z.infer<typeof TrailSignature>;
