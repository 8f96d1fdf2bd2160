import { millis } from '../../time.ts';
import type { Engagement } from '../engagement.ts';
import { type Incident, isOpen } from '../incident.ts';
import type { HistoryField, SeenChange } from '../incident-history.ts';
import { type TaskSpan, tallyAt } from '../task-tally.ts';
import { isHeldByExperts, type TurnFacts, whoseTurn } from '../turn.ts';
import type { ClockFacts, TurnSpan } from './incident-clock.ts';

interface KnownOf {
  readonly incident: Incident;
  readonly huntedByExperts: boolean;
  /** What our looks found changed, in any order. */
  readonly history: readonly Pick<SeenChange, 'updatedAt' | 'changes'>[];
  readonly engagement: Engagement;
  /** When the Experts' tasks for the customer's side stood open. */
  readonly tasks?: readonly TaskSpan[];
}

/** The incident as it was from one moment on, as far as our looks can tell. */
interface Version extends TurnFacts {
  readonly fromMs: number;
}

/**
 * What the clocks need, made from the incident as it is and what our looks found changed: the versions are
 * walked back from the present one. What happened before the first look counts as the oldest version. Pure.
 */
export function clockFacts({
  incident,
  huntedByExperts,
  history,
  engagement,
  tasks = [],
}: KnownOf): ClockFacts {
  const versions = versionsOf(incident, huntedByExperts, history);
  const spans: TurnSpan[] = [];
  for (const { fromMs, ...facts } of withTasks(withoutClosings(versions), tasks)) {
    const { turn } = whoseTurn(facts, engagement);
    if (spans.at(-1)?.turn !== turn) spans.push({ fromMs, turn });
  }
  const taken = versions.findIndex(isTakenUp);
  const closed = versions.findLastIndex(({ status }) => isOpen(status)) + 1;
  return {
    severity: incident.severity,
    spans,
    acknowledgedMs: taken === 0 ? 'before' : (versions[taken]?.fromMs ?? null),
    endedMs: endOf(versions, closed, incident),
    isMerged: !isOpen(incident.status) && versions[closed]?.status === 'redirected',
  };
}

function endOf(versions: readonly Version[], closed: number, incident: Incident): number | null {
  if (isOpen(incident.status)) return null;
  // Closed at the first look already: it was at its last change or before.
  return closed === 0 ? millis(incident.updatedAt) : (versions[closed]?.fromMs ?? null);
}

/** Oldest first, the first one from the creation on. */
function versionsOf(
  incident: Incident,
  huntedByExperts: boolean,
  history: KnownOf['history'],
): Version[] {
  // Those of one moment stay as they come: the later ones first.
  const newestFirst = history.toSorted((a, b) => millis(b.updatedAt) - millis(a.updatedAt));
  let facts: TurnFacts = { ...incident, huntedByExperts };
  const versions: Version[] = [];
  for (const { updatedAt, changes } of newestFirst) {
    versions.push({ ...facts, fromMs: millis(updatedAt) });
    const before = new Map<HistoryField, string | null>(
      changes.map(({ field, from }) => [field, from]),
    );
    facts = {
      ...facts,
      status: before.get('status') ?? facts.status,
      title: before.get('title') ?? facts.title,
      assignedTo: before.has('assignedTo') ? (before.get('assignedTo') ?? null) : facts.assignedTo,
      classification: before.has('classification')
        ? (before.get('classification') ?? null)
        : facts.classification,
    };
  }
  versions.push({ ...facts, fromMs: millis(incident.createdAt) });
  return versions.reverse();
}

/** Opened again it is as if it had never been closed: that time belongs to whoever had it before. */
function withoutClosings(versions: readonly Version[]): readonly Version[] {
  const isOpenThen = ({ status }: Version) => isOpen(status);
  const first = versions.findIndex(isOpenThen);
  const last = versions.findLastIndex(isOpenThen);
  return versions.filter((one, place) => isOpenThen(one) || place < first || place > last);
}

/** The same versions, parted where a task came or was ticked off. */
function withTasks(versions: readonly Version[], tasks: readonly TaskSpan[]): readonly Version[] {
  if (tasks.length === 0) return versions;
  const moves = tasks.flatMap(({ fromMs, toMs }) => (toMs === null ? [fromMs] : [fromMs, toMs]));
  return versions.flatMap((version, i) => {
    const endMs = versions[i + 1]?.fromMs ?? Number.POSITIVE_INFINITY;
    const inside = moves.filter((at) => at > version.fromMs && at < endMs);
    const starts = [version.fromMs, ...new Set(inside.toSorted((a, b) => a - b))];
    return starts.map((fromMs) => ({ ...version, fromMs, tasks: tallyAt(tasks, fromMs) }));
  });
}

/** What stands in the place of a person when the service hands an incident over (domain.md 6, trap 10). */
const PLACEHOLDERS: ReadonlySet<string> = new Set(['customer', 'unassigned', 'defender experts']);

function isPlaceholder(assignedTo: string): boolean {
  return PLACEHOLDERS.has(assignedTo.trim().toLowerCase());
}

const UNANSWERED: ReadonlySet<string> = new Set(['active', 'awaitingAction', 'redirected']);

/** Somebody of ours has it, or has moved it on: neither the Experts' own work nor a merge is an answer of ours. */
function isTakenUp(version: Version): boolean {
  if (isHeldByExperts(version)) return false;
  if (version.assignedTo !== null && !isPlaceholder(version.assignedTo)) return true;
  return !UNANSWERED.has(version.status);
}
