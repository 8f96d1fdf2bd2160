import { SECOND_MS } from '#shared/time.ts';
import type { EvidenceContext, Json } from './evidence-context.ts';
import type { Draws } from './random.ts';
import { graphTime } from './stamp.ts';

/** Roles that the kinds of evidence do not give by themselves (contract: `evidenceRole`). */
const FURTHER_ROLES = [
  'unknown',
  'scanned',
  'created',
  'added',
  'edited',
  'loaded',
  'policyViolator',
] as const;
const DETAILED = ['PrimaryDevice', 'InitialAccess', 'Seen first', 'Victim <of> "phish"'] as const;
const ROOTS = ['explorer.exe', 'services.exe', 'WINWORD.EXE', 'svchost.exe'] as const;

/**
 * Makes one story of the evidence of an alert: processes become a tree, and some pieces get further
 * roles. Draws from a stream of its own, so the pieces themselves stay what they were.
 */
export function finishEvidence(
  evidence: readonly Json[],
  { atMs }: Pick<EvidenceContext, 'atMs'>,
  draws: Draws,
): void {
  const processes = evidence.filter((one) => one['@odata.type'] === PROCESS);
  for (const [place, process] of processes.entries()) adopt(process, processes, place, atMs, draws);
  for (const one of evidence) {
    if (draws.chance(0.12)) one['roles'] = [draws.pick(FURTHER_ROLES)];
    if (draws.chance(0.06)) one['detailedRoles'] = [draws.pick(DETAILED)];
  }
}

/** Hundreds of processes still fit before their alert. */
const STEP_MS = SECOND_MS / 10;
const PROCESS = '#microsoft.graph.security.processEvidence';

/** The first process comes from a program of the system, or from nobody knows where; each other from an earlier one. */
function adopt(
  process: Json,
  processes: readonly Json[],
  place: number,
  atMs: number,
  draws: Draws,
): void {
  process['processCreationDateTime'] = graphTime(atMs + place * STEP_MS);
  const parent = place === 0 ? undefined : processes[Math.max(0, place - draws.between(1, 2))];
  if (parent) {
    process['parentProcessId'] = parent['processId'];
    process['parentProcessCreationDateTime'] = parent['processCreationDateTime'];
    process['parentProcessImageFile'] = parent['imageFile'];
    return;
  }
  if (draws.chance(0.3)) {
    process['parentProcessId'] = null;
    process['parentProcessCreationDateTime'] = null;
    return;
  }
  process['parentProcessImageFile'] = {
    sha1: null,
    sha256: null,
    sha256Ac: null,
    md5: null,
    fileName: draws.pick(ROOTS),
    filePath: 'C:\\Windows',
    fileSize: null,
    filePublisher: 'Microsoft Corporation',
    signer: null,
    issuer: null,
  };
}
