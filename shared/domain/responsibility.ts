/** The two services of the matrix; Servers follows the rows of XDR for the incidents in its scope. */
export type MatrixService = 'Hunting' | 'XDR';

export type MatrixArea =
  | 'Onboarding'
  | 'Hunting'
  | 'Co-hunting'
  | 'Reporting'
  | 'Incident triage'
  | 'Incident investigation'
  | 'Incident remediation'
  | 'Incident chat'
  | 'Teams chat'
  | 'E-mail notices'
  | 'Service review';

/** Where the work can be done. */
export type MatrixPlace = 'portal' | 'portal-or-graph' | 'teams' | 'mail' | 'outside';

/** One line of the responsibility matrix: who does what in one area of one service. */
export interface MatrixRow {
  readonly service: MatrixService;
  readonly area: MatrixArea;
  readonly experts: string;
  /** What is left to the customer's side, whoever works there: their own SOC or us. */
  readonly customer: string;
  readonly places: readonly MatrixPlace[];
  readonly access: string;
  /** What of the customer's side a managed service provider may do. */
  readonly provider: string;
}

const HUNTING = {
  area: 'Hunting',
  experts: 'Hunt on their own and on request; true positives become incidents',
  customer: 'Review those incidents and respond',
  places: ['portal-or-graph'],
  access: 'Reader to read, operator to write; marked as found by Defender Experts',
  provider: 'May review and respond',
} as const;

const CO_HUNTING = {
  area: 'Co-hunting',
  experts: 'Hunt when they are asked',
  customer: 'Ask through Ask Defender Experts and answer what they ask back',
  places: ['portal'],
  access: 'The portal only',
  provider: 'May ask and answer for the customer',
} as const;

const REPORTING = {
  area: 'Reporting',
  customer: 'Review it',
  places: ['portal'],
  access: 'The portal only',
  provider: 'May review it, and build reports of its own',
} as const;

/** Who does what between Defender Experts, the customer and us (domain.md 3.3, responsibility matrix). */
export const RESPONSIBILITY: readonly MatrixRow[] = [
  {
    service: 'Hunting',
    area: 'Onboarding',
    experts: 'Need nothing to start',
    customer: 'Nothing has to be done; the provider may be named as a contact for notices',
    places: ['portal-or-graph'],
    access: 'Contacts need a Global Administrator of the customer',
    provider: 'Comes in through GDAP; only the customer adds contacts',
  },
  { service: 'Hunting', ...HUNTING },
  { service: 'Hunting', ...CO_HUNTING },
  { service: 'Hunting', ...REPORTING, experts: 'Write a hunting report each month' },
  {
    service: 'XDR',
    area: 'Onboarding',
    experts: 'Hold the first meeting',
    customer:
      'Licence, the Experts’ role, exclusions of devices and users, policies, contacts, the Teams channel',
    places: ['outside', 'portal'],
    access: 'A Global Administrator of the customer; a licence for Teams',
    provider: 'Gets access to features through GDAP; the rest is the customer’s',
  },
  { service: 'XDR', ...HUNTING },
  { service: 'XDR', ...CO_HUNTING },
  {
    service: 'XDR',
    area: 'Incident triage',
    experts: 'Assign the incidents in their scope to themselves',
    customer: 'Nothing for what is in their scope',
    places: ['portal-or-graph'],
    access: 'Assigned to shows Defender Experts',
    provider: 'May take what is not in their scope',
  },
  {
    service: 'XDR',
    area: 'Incident investigation',
    experts: 'Investigate, write the summary, classify',
    customer: 'Review the summary, check the classification, answer about the tenant',
    places: ['portal-or-graph', 'teams'],
    access: 'In progress; the summary is in Managed response and in the description',
    provider: 'May investigate what is not in their scope',
  },
  {
    service: 'XDR',
    area: 'Incident remediation',
    experts: 'Act as operators; else they post the actions that are needed',
    customer: 'Do the posted actions and resolve what awaits them',
    places: ['portal-or-graph'],
    access: 'Awaiting customer action; the actions are tasks of the incident',
    provider: 'May act for the customer',
  },
  {
    service: 'XDR',
    area: 'Incident chat',
    experts: 'Answer',
    customer: 'Ask in the chat of Managed response',
    places: ['portal'],
    access: 'The portal only; mirrored to Teams',
    provider: 'May take part through GDAP',
  },
  {
    service: 'XDR',
    area: 'Teams chat',
    experts: 'Post notices and reply',
    customer: 'Add members, read, answer, ask',
    places: ['teams'],
    access: 'People from outside join as guests',
    provider: 'Needs a guest account in the customer’s tenant',
  },
  {
    service: 'XDR',
    area: 'E-mail notices',
    experts: 'Send mail about what waits and about replies',
    customer: 'Add contacts',
    places: ['mail'],
    access: 'Addresses outside the tenant are allowed',
    provider: 'Its people may be added as contacts',
  },
  { service: 'XDR', ...REPORTING, experts: 'Write a report each month' },
  {
    service: 'XDR',
    area: 'Service review',
    experts: 'Hold a review each month',
    customer: 'Attend and give feedback',
    places: ['outside'],
    access: 'A meeting online',
    provider: 'Not included',
  },
];

/** The line for one area; null where the service has none (hunting has no incident areas). */
export function matrixRow(service: MatrixService, area: MatrixArea): MatrixRow | null {
  return RESPONSIBILITY.find((row) => row.service === service && row.area === area) ?? null;
}
