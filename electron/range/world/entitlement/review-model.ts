import type { ExpirationBehavior, InstanceStatus, ReviewDecision } from './access-words.ts';

/** Access reviews of packages. Times are in ms since 1970. */

/** What a policy says about reviews of its assignments. */
export interface ReviewRule {
  readonly everyMonths: 3 | 12;
  readonly days: number;
  readonly self: boolean;
  /** Keys of subjects; empty when everybody reviews their own access. */
  readonly reviewers: readonly string[];
  readonly justification: boolean;
  readonly recommendations: boolean;
  readonly atEnd: ExpirationBehavior;
  /** Else somebody of the tenant has to apply what was decided. */
  readonly autoApply: boolean;
}

export interface ReviewItem {
  readonly id: string;
  readonly number: number;
  readonly assignmentId: string;
  /** Key of the subject whose access is reviewed. */
  readonly principal: string;
  readonly recommendation: 'Approve' | 'Deny' | 'NoInfoAvailable';
  readonly lastSignInMs: number | null;
  decision: ReviewDecision;
  justification: string | null;
  by: string | null;
  reviewedMs: number | null;
  applied: 'New' | 'AppliedSuccessfully' | 'AppliedSuccessfullyButObjectNotFound';
  appliedMs: number | null;
}

export interface ReviewInstance {
  readonly id: string;
  readonly number: number;
  readonly startMs: number;
  endMs: number;
  status: InstanceStatus;
  readonly items: ReviewItem[];
}

export interface ReviewDefinition {
  readonly id: string;
  readonly number: number;
  readonly policyId: string;
  readonly packageId: string;
  readonly rule: ReviewRule;
  readonly createdMs: number;
  readonly instances: ReviewInstance[];
  /** No further round begins. */
  stopped: boolean;
}
