import { DAY_MS, HOUR_MS } from '#shared/time.ts';
import type { AccessPolicy } from './access-model.ts';
import { guestState } from './guests.ts';
import { likelyAnswer } from './question-draw.ts';
import { submit } from './request-life.ts';
import { openRequest } from './request-make.ts';
import { drawsOf, liveAssignments, type TenantAccess } from './tenant-access.ts';

/** What requestors do by themselves. */

const DAYS_BETWEEN_ASKING = 4;
const WHY = [
  'New in the shift, see roster.',
  'Covering for a colleague until Friday.',
  'チームの新しいメンバーです。',
  'Vertretung für das Wochenende',
  '<img src=x onerror=alert(1)>',
] as const;

/** Sets down when somebody asks for something next. */
export function expectAsking(access: TenantAccess, number: number, fromMs: number): void {
  const gap = drawsOf(access, 9, number).exponential(DAYS_BETWEEN_ASKING * DAY_MS);
  access.agenda.people({ kind: 'ask', number }, fromMs + gap / access.pace);
}

/** Somebody of ours asks for a package they do not have. Nothing when all have what they want. */
export function ask(access: TenantAccess, number: number, atMs: number): void {
  const draws = drawsOf(access, 10, number);
  const able = access.roster.analysts.filter(
    ({ key }) => access.actsAlone(key) && guestState(access, key) !== 'blocked',
  );
  const policies = [...access.policies.values()].filter(
    ({ scope, selfAdd }) => selfAdd && scope !== 'specificDirectoryUsers',
  );
  if (able.length > 0 && policies.length > 0) {
    const { key } = draws.pick(able);
    const policy = draws.pick(policies);
    const has = liveAssignments(access, key).some(
      ({ packageId }) => packageId === policy.packageId,
    );
    if (!has && !openRequest(access, key, policy.packageId))
      askAs(access, key, policy, number, atMs);
  }
  expectAsking(access, number + 1, atMs);
}

function askAs(
  access: TenantAccess,
  key: string,
  policy: AccessPolicy,
  number: number,
  atMs: number,
): void {
  const draws = drawsOf(access, 11, number);
  const answers = policy.questions
    .filter(({ required }) => required || draws.chance(0.5))
    .map((question) => ({ questionId: question.id, value: likelyAnswer(question, draws) }));
  const asked = { type: 'userAdd', policy, requestor: key, target: key, answers } as const;
  const request = submit(access, { ...asked, justification: draws.pick(WHY) }, atMs);
  if (draws.chance(0.08))
    access.agenda.people(
      { kind: 'take-back', requestId: request.id },
      atMs + draws.exponential(36 * HOUR_MS) / access.pace,
    );
}
