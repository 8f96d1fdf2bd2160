import type {
  AssignmentState,
  RequestState,
  RequestStatus,
  RequestType,
  StageResult,
  StageStatus,
  TargetScope,
} from './access-words.ts';
import type { ReviewRule } from './review-model.ts';

/** What entitlement management keeps in one tenant. Times are in ms since 1970, ids unique in the tenant. */

export interface Catalog {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly createdMs: number;
}

/** A group that a package makes one a member of. */
export interface Grant {
  readonly groupId: string;
  readonly name: string;
}

export interface AccessPackage {
  readonly id: string;
  readonly catalogId: string;
  readonly name: string;
  readonly description: string | null;
  /** Not shown in My Access; a link to it works. */
  readonly hidden: boolean;
  readonly grants: readonly Grant[];
  readonly createdMs: number;
}

/** How long an assignment lasts: for ever, for a span (ISO 8601), or until a moment. */
export type Ends =
  | { readonly type: 'noExpiration' }
  | { readonly type: 'afterDuration'; readonly duration: string }
  | { readonly type: 'afterDateTime'; readonly endMs: number };

/** Texts in other languages, by language code. */
export type Localised = readonly { readonly language: string; readonly text: string }[];

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly localised: Localised;
}

interface QuestionHead {
  readonly id: string;
  readonly text: string;
  readonly localised: Localised;
  readonly required: boolean;
  /** May be answered anew with `userUpdate`. */
  readonly editable: boolean;
}
export type Question =
  | (QuestionHead & {
      readonly kind: 'text';
      readonly singleLine: boolean;
      readonly pattern: string | null;
    })
  | (QuestionHead & {
      readonly kind: 'choice';
      readonly choices: readonly Choice[];
      readonly several: boolean;
    });

/** Approvers: a group with its members, or one person. Members are keys of subjects. */
export interface ApproverSet {
  readonly group: { readonly id: string; readonly name: string } | null;
  readonly members: readonly string[];
}

export interface PolicyStage {
  readonly approvers: readonly ApproverSet[];
  /** Who decides where the approvers are nobody. */
  readonly fallbacks: readonly ApproverSet[];
  readonly alternates: readonly ApproverSet[];
  /** When the alternates may decide too; null: never. */
  readonly escalateAfter: string | null;
  readonly denyAfter: string;
  readonly justification: boolean;
}

export interface AccessPolicy {
  readonly id: string;
  readonly packageId: string;
  readonly name: string;
  readonly description: string;
  readonly scope: TargetScope;
  readonly approvalForAdd: boolean;
  readonly approvalForUpdate: boolean;
  readonly justification: boolean;
  readonly customSchedule: boolean;
  readonly selfAdd: boolean;
  readonly selfUpdate: boolean;
  readonly selfRemove: boolean;
  readonly ends: Ends;
  readonly stages: readonly PolicyStage[];
  readonly questions: readonly Question[];
  readonly review: ReviewRule | null;
  readonly createdMs: number;
}

export interface Answer {
  readonly questionId: string;
  readonly value: string;
}

/** When an assignment begins and ends, as somebody asked for it. */
export interface AskedSchedule {
  readonly startMs: number | null;
  readonly ends: Ends | null;
}

/** One stage of the approval of a request; the approval has the id of the request. */
export interface StageState {
  readonly id: string;
  readonly name: string;
  status: StageStatus;
  result: StageResult;
  /** Key of the subject who decided. */
  by: string | null;
  decidedMs: number | null;
  justification: string | null;
  escalated: boolean;
}

export type Outcome = Extract<RequestState, 'delivered' | 'deliveryFailed' | 'partiallyDelivered'>;

export interface AccessRequest {
  readonly id: string;
  readonly number: number;
  readonly type: RequestType;
  readonly packageId: string;
  readonly policyId: string;
  /** Keys of subjects: who asked, and who is to have the access. */
  readonly requestor: string;
  readonly target: string;
  readonly createdMs: number;
  readonly justification: string | null;
  readonly schedule: AskedSchedule;
  answers: readonly Answer[];
  assignmentId: string | null;
  state: RequestState;
  status: RequestStatus;
  completedMs: number | null;
  /** How the delivery will go; null: as it is drawn. */
  outcome: Outcome | null;
  readonly stages: readonly StageState[];
}

export interface Assignment {
  readonly id: string;
  readonly number: number;
  readonly packageId: string;
  policyId: string;
  readonly target: string;
  state: AssignmentState;
  startMs: number;
  /** When a request for it was delivered last; null: before the world began, or not yet. */
  deliveredMs: number | null;
  /** Null: no end. */
  endMs: number | null;
  ends: Ends;
  expiredMs: number | null;
}

/** Where a person from outside stands in a tenant's directory. `absent`: no account at all. */
export type GuestState = 'absent' | 'member' | 'blocked';

export interface Guest {
  state: GuestState;
  /** Came with a package and goes with the last one. */
  governed: boolean;
  /** Since when, in ms. */
  sinceMs: number;
}
