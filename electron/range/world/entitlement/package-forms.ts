import type { Ends } from './access-model.ts';
import type { QuestionSet } from './question-draw.ts';
import type { ExpirationBehavior, TargetScope } from './access-words.ts';

/** What the packages of a provider look like: the three of the published recipe, and what grows beside them. */

/** Who decides in a stage. `soc`: the group of our approvers with the customer's; `owners`: the customer only. */
export type ApproverForm = 'soc' | 'owners' | 'ciso';

export interface StageForm {
  readonly approvers: ApproverForm;
  readonly fallback?: ApproverForm;
  readonly alternates?: ApproverForm;
  readonly escalateAfter?: string;
  readonly denyAfter: string;
  readonly justification?: boolean;
}

export interface PolicyForm {
  readonly name: string;
  readonly scope: TargetScope;
  readonly ends: Exclude<Ends, { type: 'afterDateTime' }> | { readonly untilDays: number };
  readonly stages: readonly StageForm[];
  readonly approvalForUpdate?: boolean;
  readonly justification?: boolean;
  readonly customSchedule?: boolean;
  readonly questions?: QuestionSet;
  readonly review?: {
    readonly months: 3 | 12;
    readonly self?: boolean;
    readonly atEnd: ExpirationBehavior;
  };
  readonly selfRemove?: boolean;
}

export type PackageKey =
  | 'tier1'
  | 'tier2'
  | 'hunting'
  | 'approvers'
  | 'containment'
  | 'forensics'
  | 'pilot'
  | 'partner'
  | 'hidden'
  | 'hostile';

export interface PackageForm {
  readonly key: PackageKey;
  readonly names: readonly string[];
  readonly description: string | null;
  readonly grants: readonly string[];
  readonly policies: readonly PolicyForm[];
  /** Share of the customers that have it. */
  readonly share: number;
  readonly hidden?: boolean;
}

const YEAR: PolicyForm['ends'] = { type: 'afterDuration', duration: 'P365D' };
const US = 'specificConnectedOrganizationUsers';
const SOC: StageForm = { approvers: 'soc', denyAfter: 'P14D' };
const ESCALATING: StageForm = {
  approvers: 'owners',
  fallback: 'soc',
  alternates: 'ciso',
  escalateAfter: 'P2D',
  denyAfter: 'P7D',
  justification: true,
};
const YEARLY = { months: 12, atEnd: 'removeAccess' } as const;
const ASKED = { scope: US, ends: YEAR, justification: true } as const;

export const PACKAGE_FORMS: readonly PackageForm[] = [
  {
    key: 'tier1',
    names: ['MSSP Tier 1 Analyst', 'SOC Tier 1 (read)', 'Tier 1 – Überwachung & Triage'],
    description: 'Read incidents and alerts in Microsoft Defender XDR. No live response.',
    grants: ['Tier 1 Analyst'],
    share: 1,
    policies: [{ ...ASKED, name: 'Analysts of the SOC', stages: [SOC], review: YEARLY }],
  },
  {
    key: 'tier2',
    names: ['MSSP Tier 2 Analyst', 'SOC Tier 2 (respond)', 'מנתח דרג 2 (תגובה)'],
    description: 'Everything of Tier 1, and live response.',
    grants: ['Tier 1 Analyst', 'Tier 2 Analyst'],
    share: 1,
    policies: [
      {
        ...ASKED,
        name: 'Analysts of the SOC, two approvals',
        stages: [SOC, ESCALATING],
        approvalForUpdate: true,
        customSchedule: true,
        questions: 'ticket',
        review: { months: 3, atEnd: 'acceptAccessRecommendation' },
      },
    ],
  },
  {
    key: 'hunting',
    names: ['Threat hunting', 'Hunting – 脅威ハンティング', 'Caça a ameaças (30 dias)'],
    description: 'Advanced hunting over mail, identity and device data for 30 days.',
    grants: ['Threat Hunters'],
    share: 0.7,
    policies: [
      {
        name: 'Hunters of the SOC',
        scope: 'allConfiguredConnectedOrganizationUsers',
        ends: { type: 'afterDuration', duration: 'P30D' },
        stages: [{ ...SOC, denyAfter: 'P5D', alternates: 'ciso', escalateAfter: 'P1D' }],
        approvalForUpdate: true,
        justification: true,
        customSchedule: true,
        questions: 'hunting',
        review: { months: 3, self: true, atEnd: 'keepAccess' },
      },
      {
        name: 'Own staff',
        scope: 'specificDirectoryUsers',
        ends: { type: 'noExpiration' },
        stages: [],
      },
    ],
  },
  {
    key: 'approvers',
    names: ['MSSP Analyst Approvers'],
    description: 'Decides who of the SOC gets access.',
    grants: ['MSSP Analyst Approvers'],
    share: 1,
    policies: [{ ...ASKED, name: 'Shift leads of the SOC', stages: [{ ...ESCALATING }] }],
  },
  {
    key: 'containment',
    names: ['Emergency containment (8 hours)', 'Break glass: isolate & contain'],
    description:
      'For a running attack. Granted at once, for eight hours, and looked at afterwards.',
    grants: ['Emergency Responders'],
    share: 0.6,
    policies: [
      {
        name: 'Anybody on shift',
        scope: US,
        ends: { type: 'afterDuration', duration: 'PT8H' },
        stages: [],
        justification: true,
      },
    ],
  },
  {
    key: 'forensics',
    names: ['Forensics and legal hold', 'Forensik und Beweissicherung'],
    description: 'Collect packages and file downloads. Three approvals.',
    grants: ['Forensics'],
    share: 0.4,
    policies: [
      {
        name: 'Named investigators',
        scope: US,
        ends: { type: 'afterDuration', duration: 'P14D' },
        stages: [SOC, ESCALATING, { approvers: 'ciso', denyAfter: 'P3D', justification: true }],
        approvalForUpdate: true,
        justification: true,
        customSchedule: true,
        questions: 'statement',
      },
    ],
  },
  {
    key: 'pilot',
    names: ['Unified RBAC pilot', 'Sentinel migration'],
    description: 'Until the pilot ends, for everybody alike.',
    grants: ['Pilot'],
    share: 0.3,
    policies: [
      { name: 'Pilot group', scope: US, ends: { untilDays: 45 }, stages: [SOC], selfRemove: false },
    ],
  },
  {
    key: 'partner',
    names: ['Read-only reports', 'Zprávy jen pro čtení'],
    description: null,
    grants: ['Report Readers'],
    share: 0.5,
    policies: [
      {
        name: 'Anybody from outside',
        scope: 'allExternalUsers',
        ends: { type: 'noExpiration' },
        stages: [{ approvers: 'owners', denyAfter: 'P14D' }],
      },
      { ...ASKED, name: 'The SOC, without waiting', stages: [] },
    ],
  },
  {
    key: 'hidden',
    names: ['Purple team exercise'],
    description: 'Not listed: ask for the link.',
    grants: ['Purple Team'],
    share: 0.2,
    hidden: true,
    policies: [{ ...ASKED, name: 'By link', stages: [SOC] }],
  },
  {
    key: 'hostile',
    names: [
      '<img src=x onerror=alert(1)> Global Administrator',
      'Tier 1\u202E )daer( tsylanA',
      '=HYPERLINK("https://evil.example","Approve")',
      '   ',
      `Very long name ${'W'.repeat(1_000)}`,
      'تحليل الحوادث — الدرجة الأولى',
      'Line one\nLine two\u2028Line three',
      '🔥 P1 🏴‍☠️ only',
    ],
    description: '[click](javascript:alert(1)) <script>alert(2)</script>\u0000',
    grants: ["Robert'); DROP TABLE groups;--"],
    share: 0.35,
    policies: [{ ...ASKED, name: '"><svg/onload=alert(1)>', stages: [SOC] }],
  },
];
