import { MINUTE_MS } from '#shared/time.ts';
import { alertId } from './alert-id.ts';
import { deviceEntity, fileEntity, userEntity } from './entities.ts';
import { CLOUD_EVIDENCE } from './evidence-cloud.ts';
import { type EvidenceContext, type Json, populationOf } from './evidence-context.ts';
import { ENDPOINT_EVIDENCE } from './evidence-endpoint.ts';
import { finishEvidence } from './evidence-finish.ts';
import { MAIL_EVIDENCE } from './evidence-mail.ts';
import { type Hostility, hostilityOf } from './hostile.ts';
import { drawsFor, isExpertsWork } from './incident-draw.ts';
import type { IncidentHead } from './incident-table.ts';
import { SEVERITIES } from './incident-words.ts';
import type { Draws } from './random.ts';
import type { Scenario } from './scenario.ts';
import { drawScenario } from './scenario-draw.ts';
import { graphTime } from './stamp.ts';
import type { AlertRef, StoredComment, TenantWorld } from './tenant-world.ts';

/** What an incident is about; the same for the incident and all its alerts. */
export interface Story {
  readonly draws: Draws;
  readonly scenario: Scenario;
  readonly user: EvidenceContext['user'];
  readonly device: EvidenceContext['device'];
  readonly file: EvidenceContext['file'];
  readonly hostility: Hostility | null;
  /** The Experts found it on a hunt. */
  readonly hunted: boolean;
}

const EVIDENCE = { ...ENDPOINT_EVIDENCE, ...MAIL_EVIDENCE, ...CLOUD_EVIDENCE };

/** Members of the source enums that come after the sentinel (contract, `x-evolvable-after-sentinel`). */
const NEWER_SERVICES = new Set([
  'microsoftDefenderForCloud',
  'microsoftSentinel',
  'microsoftInsiderRiskManagement',
  'microsoftThreatIntelligence',
  'microsoftSecurityForAI',
]);
const NEWER_DETECTIONS = new Set([
  'microsoftDefenderForIoT',
  'microsoftDefenderForStorage',
  'microsoftDefenderForContainers',
  'scheduledAlerts',
  'builtInMl',
  'microsoftDefenderForAIServices',
  'microsoftInsiderRiskManagement',
]);

export function storyOf(world: TenantWorld, row: number, head: IncidentHead): Story {
  const { seed, tenant } = world;
  const draws = drawsFor(world, 11, row);
  const scenario = drawScenario(draws, head.severity);
  const population = populationOf(tenant);
  const user = userEntity(seed, tenant, draws.below(population));
  return {
    draws,
    scenario,
    user,
    device: deviceEntity(seed, tenant, draws.below(population)),
    file: fileEntity(draws, user.accountName),
    hostility: hostilityOf(seed, tenant.index, row),
    hunted: tenant.experts !== 'none' && draws.chance(tenant.experts === 'hunting' ? 0.06 : 0.03),
  };
}

/** The light members of an alert, enough to filter by. */
export function alertHead(world: TenantWorld, ref: AlertRef) {
  const born = world.table.head(ref.row);
  const draws = drawsFor(world, 12, ref.row, ref.part);
  const overlay = world.alertChanges.get(alertId(world.tenant.index, ref));
  const holder = world.holderOf(ref.row);
  const now = holder === ref.row ? born : world.table.head(holder);
  const createdMs =
    overlay?.createdMs ??
    Math.min(born.createdMs + ref.part * draws.between(1, 9) * MINUTE_MS, now.updatedMs);
  const lower = Math.min(SEVERITIES.length - 1, SEVERITIES.indexOf(born.severity) + draws.below(2));
  const statusOfIncident =
    now.status === 'resolved' ? 'resolved' : now.status === 'active' ? 'new' : 'inProgress';
  return {
    draws,
    holder,
    createdMs,
    updatedMs: Math.max(overlay?.updatedMs ?? 0, now.updatedMs),
    severity: ref.part === 0 ? born.severity : (SEVERITIES[lower] ?? 'low'),
    status: overlay?.status ?? statusOfIncident,
    classification:
      overlay?.classification !== undefined ? overlay.classification : now.classification,
    determination: overlay?.determination !== undefined ? overlay.determination : now.determination,
    assignedTo: overlay?.assignedTo !== undefined ? overlay.assignedTo : now.assignedTo,
    comments: overlay?.comments ?? [],
  };
}

/** How many pieces of evidence an alert has: six on average, rarely hundreds (ten an incident). */
function evidenceCount(draws: Draws): number {
  return draws.chance(0.0012) ? draws.between(90, 480) : draws.between(2, 10);
}

/** `serviceSource` as the caller may see it. */
export function visibleService(word: string, masked: boolean): string {
  return masked && NEWER_SERVICES.has(word) ? 'unknownFutureValue' : word;
}

/** One alert with its evidence, shaped as `microsoft.graph.security.alert`. */
export function renderAlert(
  world: TenantWorld,
  ref: AlertRef,
  masked: boolean,
  known?: Story,
): Json {
  const { tenant, seed } = world;
  const head = alertHead(world, ref);
  const born = world.table.head(ref.row);
  const story = known ?? storyOf(world, ref.row, born);
  const { scenario, hostility } = story;
  const { draws } = head;
  const hunted = story.hunted && ref.part === 0;
  const poison = hostility?.poison ?? {};
  const detection = hunted ? 'microsoftThreatExperts' : scenario.detection;
  const id = alertId(tenant.index, ref);
  const atMs = head.createdMs - draws.between(1, 40) * MINUTE_MS;
  const context: EvidenceContext = {
    seed,
    tenant,
    draws,
    user: story.user,
    device: story.device,
    file: story.file,
    at: graphTime(head.createdMs),
    atMs,
    masked,
    closed: head.status === 'resolved',
    poison,
  };
  const evidence: Json[] = [];
  const wanted = evidenceCount(draws);
  for (let piece = 0; piece < wanted; piece += 1) {
    const kind = scenario.evidence[piece % scenario.evidence.length] ?? 'user';
    const made = EVIDENCE[kind]?.(context);
    if (made) evidence.push(made);
  }
  finishEvidence(evidence, context, drawsFor(world, 15, ref.row, ref.part));
  return {
    id,
    providerAlertId: id.slice(2),
    incidentId: String(head.holder + FIRST_INCIDENT_ID),
    status: head.status,
    severity: head.severity,
    classification: head.classification,
    determination: head.determination,
    serviceSource: visibleService(scenario.service, masked),
    detectionSource: masked && NEWER_DETECTIONS.has(detection) ? 'unknownFutureValue' : detection,
    productName: scenario.product,
    detectorId: draws.uuid(),
    tenantId: tenant.id,
    title: scenario.alerts[ref.part % scenario.alerts.length] ?? scenario.title,
    description: hunted
      ? 'Defender Experts found this on a hunt. Executive summary: an attacker used valid credentials to reach this tenant; see the evidence and the recommended actions.'
      : `${scenario.product} detected activity of the kind ${scenario.category}. Check the entities below and whether the person knows of it.`,
    recommendedActions: hunted
      ? 'Reset the password of the account, isolate the device and review recent sign-ins.'
      : 'Validate the alert, look for other activity of the same entities, and contain what is confirmed.',
    category: scenario.category,
    categories: [scenario.category],
    assignedTo: head.assignedTo,
    alertWebUrl: `https://security.microsoft.com/alerts/${id}?tid=${tenant.id}`,
    incidentWebUrl: `https://security.microsoft.com/incidents/${head.holder + FIRST_INCIDENT_ID}?tid=${tenant.id}`,
    actorDisplayName: null,
    threatDisplayName: null,
    threatFamilyName: null,
    mitreTechniques: scenario.techniques,
    alertPolicyId: null,
    investigationState: 'unsupportedAlertType',
    createdDateTime: graphTime(head.createdMs),
    lastUpdateDateTime: graphTime(head.updatedMs),
    resolvedDateTime: head.status === 'resolved' ? graphTime(head.updatedMs) : null,
    firstActivityDateTime: graphTime(atMs),
    lastActivityDateTime: graphTime(Math.min(head.createdMs, atMs + 15 * MINUTE_MS)),
    systemTags: hunted ? ['Defender Experts'] : [],
    comments: head.comments.map(renderComment),
    customDetails: hostility?.strangeKeys ? strangeDictionary() : null,
    additionalData: null,
    evidence,
  };
}

/** `__proto__` as an own key, as JSON may carry it. */
function strangeDictionary(): unknown {
  return JSON.parse(
    '{"__proto__":"polluted","constructor":"x","hasOwnProperty":"y","toString":"z"}',
  );
}

export const FIRST_INCIDENT_ID = 1;

export function renderComment({ comment, createdByDisplayName, createdMs }: StoredComment): Json {
  return { comment, createdByDisplayName, createdDateTime: graphTime(createdMs) };
}

/** The Experts put their name on what they found or work on. */
export function expertsTags(world: TenantWorld, head: IncidentHead, story: Story): string[] {
  const theirs =
    story.hunted ||
    (isExpertsWork(world.tenant, head.severity) &&
      head.assignedTo !== null &&
      !world.analysts.includes(head.assignedTo));
  return theirs ? ['Defender Experts'] : [];
}
