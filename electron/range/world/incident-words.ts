/** Words of the contract in the order of the codes that the columns keep. Never reorder. */
export const STATUSES = [
  'active',
  'inProgress',
  'awaitingAction',
  'resolved',
  'redirected',
] as const;
export const SEVERITIES = ['high', 'medium', 'low', 'informational'] as const;
export const CLASSIFICATIONS = [
  null,
  'truePositive',
  'falsePositive',
  'informationalExpectedActivity',
  'unknown',
] as const;
export const DETERMINATIONS = [
  null,
  'multiStagedAttack',
  'malware',
  'maliciousUserActivity',
  'unwantedSoftware',
  'phishing',
  'compromisedAccount',
  'securityTesting',
  'lineOfBusinessApplication',
  'confirmedActivity',
  'notMalicious',
  'notEnoughDataToValidate',
  'other',
  'apt',
  'securityPersonnel',
  'unknown',
] as const;

export type Status = (typeof STATUSES)[number];
export type Severity = (typeof SEVERITIES)[number];
export type Classification = (typeof CLASSIFICATIONS)[number];
export type Determination = (typeof DETERMINATIONS)[number];

/** Determinations that go with a classification, as the portal groups them. */
export const DETERMINATIONS_OF: Record<Exclude<Classification, null>, readonly Determination[]> = {
  truePositive: [
    'multiStagedAttack',
    'malware',
    'maliciousUserActivity',
    'unwantedSoftware',
    'phishing',
    'compromisedAccount',
    'other',
  ],
  falsePositive: ['notMalicious', 'notEnoughDataToValidate', 'other'],
  informationalExpectedActivity: [
    'securityTesting',
    'lineOfBusinessApplication',
    'confirmedActivity',
    'other',
  ],
  unknown: ['unknown'],
};

export const DEFENDER_EXPERTS = 'Defender Experts';
/** What the Experts write into `assignedTo` when they are done. */
export const CUSTOMER = 'Customer';
