import { DAY_MS } from '#shared/time.ts';
import { Draws } from '../random.ts';
import type {
  AccessPackage,
  AccessPolicy,
  ApproverSet,
  Catalog,
  Ends,
  PolicyStage,
} from './access-model.ts';
import {
  type ApproverForm,
  PACKAGE_FORMS,
  type PackageKey,
  type PolicyForm,
  type StageForm,
} from './package-forms.ts';
import { questionsOf } from './question-draw.ts';
import type { ReviewRule } from './review-model.ts';
import type { Roster } from './roster.ts';

/** What a tenant offers, as the world begins. */
export interface Offer {
  readonly catalogs: readonly Catalog[];
  readonly packages: readonly AccessPackage[];
  readonly policies: readonly AccessPolicy[];
  /** Which package came of which form. */
  readonly byKey: ReadonlyMap<PackageKey, AccessPackage>;
}

export interface OfferContext {
  readonly seed: number;
  readonly index: number;
  readonly epochMs: number;
  readonly roster: Roster;
  /** Keys of our own people in the group of approvers; may be empty. */
  readonly ours: readonly string[];
}

export function drawOffer(context: OfferContext): Offer {
  const { seed, index, epochMs } = context;
  const draws = new Draws(seed, 81, index);
  const createdMs = epochMs - draws.between(380, 700) * DAY_MS;
  const catalogs: Catalog[] = [
    { name: 'MSSP Accesses', description: 'Access for our security provider.' },
    { name: 'Projects – ad hoc', description: 'Short-lived access.' },
  ].map((words) => ({ ...words, id: draws.uuid(), createdMs }));
  const approvers = approverSets(context, draws);
  const byKey = new Map<PackageKey, AccessPackage>();
  const policies: AccessPolicy[] = [];
  for (const form of PACKAGE_FORMS) {
    // Where we decide, there is everything to practise with.
    if (!draws.chance(form.share) && context.ours.length === 0) continue;
    const late = form.key === 'pilot' || form.key === 'hidden' || form.key === 'partner';
    const pack: AccessPackage = {
      id: draws.uuid(),
      catalogId: catalogs[late ? 1 : 0]?.id ?? '',
      name: draws.pick(form.names),
      description: form.description,
      hidden: form.hidden ?? false,
      grants: form.grants.map((name) => ({ name, groupId: draws.uuid() })),
      createdMs: createdMs + draws.between(1, 48) * 3_600_000,
    };
    byKey.set(form.key, pack);
    for (const one of form.policies) policies.push(policyOf(one, pack, context, approvers, draws));
  }
  return { catalogs, packages: [...byKey.values()], policies, byKey };
}

type Approvers = Readonly<Record<ApproverForm, ApproverSet>>;

function approverSets({ roster, ours }: OfferContext, draws: Draws): Approvers {
  const [first, second, third, ...others] = roster.staff.map(({ key }) => key);
  const keys = (list: readonly (string | undefined)[]) => list.flatMap((key) => key ?? []);
  // Where our own people are approvers, one stands in as an owner too, and another as an alternate.
  const [owner, alternate] = draws.chance(0.5) ? ours : [ours[1], ours[0]];
  return {
    soc: {
      group: { id: draws.uuid(), name: 'MSSP Analyst Approvers' },
      members: keys([first, second, ...ours]),
    },
    owners: {
      group: { id: draws.uuid(), name: 'Service owners' },
      members: keys([second, third, owner]),
    },
    ciso: { group: null, members: keys([others[0], alternate]) },
  };
}

function policyOf(
  form: PolicyForm,
  pack: AccessPackage,
  { index, epochMs, roster, ours }: OfferContext,
  approvers: Approvers,
  draws: Draws,
): AccessPolicy {
  const asked = form.stages.length > 0;
  return {
    id: draws.uuid(),
    packageId: pack.id,
    name: form.name,
    description: `${form.name}.`,
    scope: form.scope,
    approvalForAdd: asked,
    approvalForUpdate: asked && (form.approvalForUpdate ?? false),
    justification: form.justification ?? false,
    customSchedule: form.customSchedule ?? false,
    selfAdd: true,
    selfUpdate: true,
    selfRemove: form.selfRemove ?? true,
    ends: endsOf(form, epochMs),
    stages: form.stages.map((stage) => stageOf(stage, approvers)),
    questions: questionsOf(form.questions ?? 'none', draws),
    review: reviewOf(form, [roster.staff[0]?.key ?? '', ...ours], index % 5 !== 4),
    createdMs: pack.createdMs,
  };
}

function endsOf({ ends }: PolicyForm, epochMs: number): Ends {
  if ('untilDays' in ends)
    return { type: 'afterDateTime', endMs: epochMs + ends.untilDays * DAY_MS };
  return ends;
}

function stageOf(form: StageForm, approvers: Approvers): PolicyStage {
  return {
    approvers: [approvers[form.approvers]],
    fallbacks: form.fallback === undefined ? [] : [approvers[form.fallback]],
    alternates: form.alternates === undefined ? [] : [approvers[form.alternates]],
    escalateAfter: form.escalateAfter ?? null,
    denyAfter: form.denyAfter,
    justification: form.justification ?? false,
  };
}

function reviewOf(
  { review }: PolicyForm,
  reviewers: readonly string[],
  autoApply: boolean,
): ReviewRule | null {
  if (!review) return null;
  const self = review.self ?? false;
  return {
    everyMonths: review.months,
    days: 25,
    self,
    reviewers: self ? [] : reviewers,
    justification: review.months === 3,
    recommendations: true,
    atEnd: review.atEnd,
    autoApply,
  };
}
