import { z } from 'zod';
import { parseGraphTime } from '../../world/stamp.ts';
import { durationMs } from '../../world/entitlement/duration.ts';
import { wordOf } from '../incident-writes.ts';

/** What is sent to ask for a package (entitlementmanagement-post-assignmentrequests). */

const Type = z.string().optional();

const GraphTime = z.string().transform((text, context): number => {
  const ms = parseGraphTime(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: `'${text}' is no time` });
  return z.NEVER;
});

const Duration = z.string().refine((text) => (durationMs(text) ?? 0) > 0, {
  message: 'a duration such as P30D or PT8H is needed',
});

const Expiration = z.strictObject({
  '@odata.type': Type,
  type: wordOf(['notSpecified', 'noExpiration', 'afterDateTime', 'afterDuration'] as const),
  duration: Duration.nullish(),
  endDateTime: GraphTime.nullish(),
});

const Schedule = z.strictObject({
  '@odata.type': Type,
  startDateTime: GraphTime.nullish(),
  expiration: Expiration.nullish(),
  recurrence: z.null().optional(),
});

const SentAnswer = z.strictObject({
  '@odata.type': z.string().regex(/^#?microsoft\.graph\.accessPackageAnswerString$/),
  value: z.string().max(4_000).nullish(),
  displayValue: z.string().nullish(),
  answeredQuestion: z.looseObject({ id: z.string() }),
});

const SentAssignment = z.strictObject({
  '@odata.type': Type,
  id: z.string().optional(),
  targetId: z.string().optional(),
  target: z
    .strictObject({
      '@odata.type': Type,
      email: z.string().optional(),
      objectId: z.string().optional(),
    })
    .optional(),
  assignmentPolicyId: z.string().optional(),
  accessPackageId: z.string().optional(),
});
export type SentAssignment = z.infer<typeof SentAssignment>;

/** `userExtend` of beta is not among them: renewing is `userAdd` again. */
export const SENT_TYPES = [
  'userAdd',
  'userUpdate',
  'userRemove',
  'adminAdd',
  'adminRemove',
] as const;

export const SentRequest = z.strictObject({
  '@odata.type': Type,
  requestType: wordOf(SENT_TYPES),
  assignment: SentAssignment,
  justification: z.string().max(4_000).nullish(),
  schedule: Schedule.nullish(),
  answers: z.array(SentAnswer).default([]),
});
export type SentRequest = z.infer<typeof SentRequest>;
