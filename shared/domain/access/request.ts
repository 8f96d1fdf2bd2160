import { z } from 'zod';
import { Instant } from '../../time.ts';
import { Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { PackageName } from './package.ts';
import { AccessEnds, AccessPolicy } from './policy.ts';
import { Subject } from './subject.ts';

export const RequestId = z.string().min(1).max(200).brand('RequestId');
export type RequestId = z.infer<typeof RequestId>;

/** An answer to a question of the policy. */
export const AccessAnswer = z.object({
  questionId: z.string().nullable(),
  question: z.string().nullable(),
  value: z.string(),
  /** What the requestor saw: the text of a choice. */
  shown: z.string(),
});
export type AccessAnswer = z.infer<typeof AccessAnswer>;

/** A request for a package (accessPackageAssignmentRequest, FACTS.md b). Words as Graph has them. */
export const AccessRequest = z.object({
  tenantId: TenantId,
  id: RequestId,
  type: Word,
  state: Word,
  /** Free text beside the state. */
  status: z.string().nullable(),
  createdAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  justification: z.string().nullable(),
  answers: z.array(AccessAnswer),
  package: PackageName.nullable(),
  policy: AccessPolicy.nullable(),
  requestor: Subject.nullable(),
  target: Subject.nullable(),
  assignmentId: z.string().nullable(),
  startAt: Instant.nullable(),
  ends: AccessEnds.nullable(),
});
export type AccessRequest = z.infer<typeof AccessRequest>;

/** The person asks for a package with it, or to have it longer or otherwise (FACTS.md b); giving back is none. */
export function asksForPackage({ type }: Pick<AccessRequest, 'type'>): boolean {
  return type === 'userAdd' || type === 'userUpdate';
}

/** It takes away what was had: given back, taken by an administrator, or ended by Entra. */
export function isRemoval({ type }: Pick<AccessRequest, 'type'>): boolean {
  return type.toLowerCase().endsWith('remove');
}

/** It changes what is had, and is no first gift. */
export function isUpdate({ type }: Pick<AccessRequest, 'type'>): boolean {
  return type.toLowerCase().endsWith('update');
}
