import { z } from 'zod';
import { Instant } from '../../time.ts';

/** Until when access holds: `noExpiration`, `afterDuration` (ISO 8601, "P365D") or `afterDateTime`. */
export const AccessEnds = z.object({
  type: z.string(),
  duration: z.string().nullable(),
  endAt: Instant.nullable(),
});
export type AccessEnds = z.infer<typeof AccessEnds>;

/** One stage of approval as the policy has it. */
export const PolicyStage = z.object({
  /** ISO 8601; the stage denies itself after that. Null where Graph does not say. */
  denyAfter: z.string().nullable(),
  /** ISO 8601; alternate approvers may decide after that. Null = no alternates. */
  escalateAfter: z.string().nullable(),
  justification: z.boolean(),
  /** Who may decide, in words: a group's name, a role, or how many single people. */
  approvers: z.array(z.string()),
  /** Who may decide where the service finds none of the approvers. */
  fallbacks: z.array(z.string()).default([]),
  /** Who may decide too once `escalateAfter` is over, and who where none of them is found. */
  alternates: z.array(z.string()),
  alternateFallbacks: z.array(z.string()).default([]),
});
export type PolicyStage = z.infer<typeof PolicyStage>;

/** What a policy says, as far as the person may see it. */
export const AccessPolicy = z.object({
  id: z.string(),
  name: z.string().nullable(),
  approvalForAdd: z.boolean(),
  stages: z.array(PolicyStage),
  ends: AccessEnds.nullable(),
  /** `specificConnectedOrganizationUsers`… as Graph has it. */
  targetScope: z.string().nullable(),
  /** Every so many months somebody looks whether access is still right; null = never. */
  isReviewed: z.boolean(),
});
export type AccessPolicy = z.infer<typeof AccessPolicy>;

/** A question of a policy, in every form of the contract; another form is `unknown` and shown as it is. */
export const AccessQuestion = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['text', 'choice', 'unknown']),
  required: z.boolean(),
  /** May the answer be changed by whoever approves. */
  editable: z.boolean(),
  singleLine: z.boolean(),
  /** A regular expression that a text has to fit; null = any. Hostile: never run unbounded. */
  pattern: z.string().nullable(),
  several: z.boolean(),
  choices: z.array(z.object({ value: z.string(), text: z.string() })),
});
export type AccessQuestion = z.infer<typeof AccessQuestion>;

/** What one policy wants to know of whoever asks under it (getApplicablePolicyRequirements, FACTS.md b). */
export const PolicyRequirement = z.object({
  policyId: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  approvalForAdd: z.boolean(),
  approvalForUpdate: z.boolean(),
  justification: z.boolean(),
  customSchedule: z.boolean(),
  ends: AccessEnds.nullable(),
  questions: z.array(AccessQuestion),
});
export type PolicyRequirement = z.infer<typeof PolicyRequirement>;
