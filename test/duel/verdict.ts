import type { ReceivedWrite } from '#electron/range/control/control-contract.ts';
import type { OutboxEntry } from '#shared/contract/incidents.ts';
import { type IncidentKey, keyText } from '#shared/domain/incident.ts';
import { z } from 'zod';
import type { Bout } from './bout.ts';
import type { Course, DeskCall } from './desk.ts';

/** What must be nought, and what is only counted. Each text names the incident and what was found. */
export interface Verdict {
  /** A look found another's change, and it was overwritten all the same. */
  readonly lost: string[];
  /** Carried out twice. */
  readonly doubled: string[];
  /** Refused without a reason, or not settled at all. */
  readonly unexplained: string[];
  /** Said to be confirmed, and never carried out. */
  readonly untrue: string[];
  readonly wrongPerson: string[];
  /** Overwritten between a look and a write: incidents have no ETag (decision 9). */
  readonly inTheGap: string[];
}

/** An incident as Graph tells it, as far as wishes touch it. */
export const Told = z.object({
  id: z.string(),
  displayName: z.string(),
  status: z.string(),
  assignedTo: z.string().nullable(),
  customTags: z.array(z.string()),
  comments: z.array(z.object({ comment: z.string().nullish() })),
});
export type Told = z.infer<typeof Told>;

interface Evidence extends Omit<Bout, 'promised'> {
  readonly writes: readonly ReceivedWrite[];
  readonly course: Course;
  readonly told: ReadonlyMap<string, Told>;
  /** Home address of whoever sits at a desk. */
  readonly people: ReadonlyMap<string, string>;
}

const Patch = z
  .object({ assignedTo: z.string().nullable(), customTags: z.array(z.string()) })
  .partial();

export function emptyVerdict(): Verdict {
  return { lost: [], doubled: [], unexplained: [], untrue: [], wrongPerson: [], inTheGap: [] };
}

export function isAbout({ tenantId, path }: ReceivedWrite, key: IncidentKey): boolean {
  return tenantId === key.tenantId && `${path}/`.includes(`/incidents/${key.incidentId}/`);
}

/** Compares what the desks say with what the range received, carried out and shows. Pure but for `into`. */
export function judge(evidence: Evidence, into: Verdict): void {
  for (const key of evidence.keys) {
    const writes = evidence.writes.filter((write) => write.done && isAbout(write, key));
    const told = evidence.told.get(keyText(key));
    if (!told) throw new Error(`The range told nothing of ${key.incidentId}.`);
    judgeAssignments(evidence, writes, into);
    judgeTags(evidence, writes, told, into);
    for (const [desk, wishes] of evidence.wishes) {
      for (const wish of wishes.filter((one) => keyText(one) === keyText(key))) {
        judgeWish(desk, wish, told, writes, into);
      }
    }
  }
  for (const write of evidence.writes) {
    const desk = deskOf(evidence, write);
    if (desk !== null && evidence.people.get(desk) !== write.person)
      into.wrongPerson.push(`${write.path} by ${write.person}`);
  }
}

function judgeWish(
  desk: string,
  wish: OutboxEntry,
  told: Told,
  writes: readonly ReceivedWrite[],
  into: Verdict,
): void {
  const { change, stage, reason, incidentId } = wish;
  const what = `${incidentId} ${desk} ${JSON.stringify(change)} ${stage}`;
  if (stage === 'refused' && !reason) into.unexplained.push(what);
  if (!['confirmed', 'refused', 'discarded'].includes(stage))
    into.unexplained.push(`${what} (${reason ?? 'no reason'})`);
  if (change?.kind === 'comment') {
    const times = told.comments.filter(({ comment }) => comment === change.text).length;
    if (times > 1) into.doubled.push(`${what}: ${times} times`);
    if (stage === 'confirmed' && times === 0) into.untrue.push(what);
  }
  if (change?.kind === 'assign' && stage === 'confirmed') {
    const done = writes.some(
      ({ body }) => Patch.safeParse(body).data?.assignedTo === change.assignee,
    );
    if (!done) into.untrue.push(what);
  }
}

/** Whoever is written down in another's place without having been seen was lost. */
function judgeAssignments(
  { wishes, basedOn, course }: Evidence,
  writes: readonly ReceivedWrite[],
  into: Verdict,
): void {
  let before: { readonly write: ReceivedWrite; readonly name: string | null } | null = null;
  for (const write of writes) {
    const patch = Patch.safeParse(write.body).data;
    if (patch?.assignedTo === undefined) continue;
    const name = patch.assignedTo;
    const wish = [...wishes.values()].flat().find((one) => assigneeOf(one) === name);
    if (before && wish?.base && before.write.person !== write.person) {
      const known = [wish.base.assignedTo, ...(basedOn.get(wish.id) ?? [])];
      const seen = known.includes(before.name) || before.name === name;
      if (!seen) blame(course, before.write, write, `${before.name} by ${name}`, into);
    }
    before = { write, name };
  }
}

function assigneeOf({ change }: OutboxEntry): string | null {
  if (change?.kind === 'assign') return change.assignee;
  return change?.kind === 'edit' ? (change.set.assignedTo ?? null) : null;
}

/** Nobody takes tags away here: one that is not there at the end was written over. */
function judgeTags(
  { course }: Evidence,
  writes: readonly ReceivedWrite[],
  told: Told,
  into: Verdict,
): void {
  const listing = writes.flatMap((write) => {
    const tags = Patch.safeParse(write.body).data?.customTags;
    return tags ? [{ write, tags }] : [];
  });
  for (const [place, { write, tags }] of listing.entries()) {
    for (const tag of tags.filter((one) => !told.customTags.includes(one))) {
      const later = listing.slice(place + 1).find((next) => !next.tags.includes(tag));
      if (later) blame(course, write, later.write, tag, into);
    }
  }
}

/** Was there a look between the two writes? Then what was there was seen, and lost; else it was the gap. */
function blame(
  { calls }: Course,
  first: ReceivedWrite,
  second: ReceivedWrite,
  what: string,
  into: Verdict,
): void {
  const written = callOf(calls, first);
  const overwritten = callOf(calls, second);
  const text = `${second.path}: ${what}`;
  if (!written || !overwritten) {
    into.inTheGap.push(text);
    return;
  }
  const looked = calls.some(
    ({ desk, method, incidentId, leftAt, cameAt }) =>
      desk === overwritten.desk &&
      method === 'GET' &&
      incidentId === overwritten.incidentId &&
      leftAt > written.cameAt &&
      cameAt < overwritten.leftAt,
  );
  (looked ? into.lost : into.inTheGap).push(text);
}

function callOf(calls: readonly DeskCall[], { clientRequestId }: ReceivedWrite) {
  return calls.find(({ requestId }) => requestId !== null && requestId === clientRequestId);
}

function deskOf({ course }: Evidence, write: ReceivedWrite): string | null {
  return callOf(course.calls, write)?.desk ?? null;
}
