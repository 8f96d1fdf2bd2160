/** Words of entitlement management and of access reviews, as the published contract spells them. */

export const REQUEST_STATES = [
  'submitted',
  'pendingApproval',
  'delivering',
  'delivered',
  'deliveryFailed',
  'denied',
  'scheduled',
  'canceled',
  'partiallyDelivered',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_TYPES = [
  'userAdd',
  'userUpdate',
  'userRemove',
  'adminAdd',
  'adminRemove',
  'systemRemove',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

export const ASSIGNMENT_STATES = [
  'delivering',
  'partiallyDelivered',
  'delivered',
  'expired',
  'deliveryFailed',
] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

/** The detail beside a request's state: free text in the contract. */
export type RequestStatus =
  | 'Accepted'
  | 'PendingApproval'
  | 'PendingApprovalEscalated'
  | 'PendingNotBefore'
  | 'Delivering'
  | 'Delivered'
  | 'DeliveryFailed'
  | 'PartiallyDelivered'
  | 'Denied'
  | 'ApprovalTimedOut'
  | 'Canceled';

/** A request can be taken back while it is in one of these (accesspackageassignmentrequest-cancel). */
export const CANCELLABLE: ReadonlySet<RequestStatus> = new Set<RequestStatus>([
  'Accepted',
  'PendingApproval',
  'PendingNotBefore',
  'PendingApprovalEscalated',
]);

export type StageStatus = 'Initializing' | 'InProgress' | 'Completed' | 'Expired';
export type StageResult = 'NotReviewed' | 'Approve' | 'Deny';

/** Who may ask under a policy. */
export type TargetScope =
  | 'specificDirectoryUsers'
  | 'specificConnectedOrganizationUsers'
  | 'allConfiguredConnectedOrganizationUsers'
  | 'allExternalUsers';

export const REVIEW_DECISIONS = ['NotReviewed', 'Approve', 'Deny', 'DontKnow'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];
export type ExpirationBehavior = 'keepAccess' | 'removeAccess' | 'acceptAccessRecommendation';
export type InstanceStatus = 'NotStarted' | 'InProgress' | 'Completed' | 'Applied';
