import { z } from 'zod';
import { Instant } from '../../time.ts';
import { Word } from '../incident.ts';
import { TenantId } from '../tenant.ts';
import { PackageName } from './package.ts';
import { Subject } from './subject.ts';

/** Who has a package, and until when (accessPackageAssignment, FACTS.md b). */
export const Assignment = z.object({
  tenantId: TenantId,
  id: z.string().min(1).max(200),
  state: Word,
  status: z.string().nullable(),
  package: PackageName.nullable(),
  policyId: z.string().nullable(),
  policyName: z.string().nullable(),
  target: Subject.nullable(),
  /** The signed-in person's own. */
  isMine: z.boolean(),
  startAt: Instant.nullable(),
  /** When it ends; null = it does not, or Graph does not say (`endsKnown`). */
  endAt: Instant.nullable(),
  endsKnown: z.boolean(),
  expiredAt: Instant.nullable(),
});
export type Assignment = z.infer<typeof Assignment>;
