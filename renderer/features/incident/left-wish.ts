import type { Api } from '#shared/contract/contract.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import { colleagueOn, isExperts, isHeldByExperts } from '#shared/domain/turn.ts';
import type { Failure } from '#shared/errors.ts';
import { shortened, visibleLine } from '#shared/text.ts';

/** What a single key asks for and nothing has to be shown for. */
export type LeftWish = 'take' | 'unassign';

/**
 * Carries out what was asked of an incident just before the person moved on: their next key was faster than the
 * reading. What they would be asked about first is not done. @returns why it was not, or null.
 */
export async function carryOutLeft(
  api: Pick<Api, 'query' | 'command'>,
  { tenantId, incidentId }: IncidentKey,
  wish: LeftWish,
): Promise<Failure | null> {
  const key = { tenantId, incidentId };
  const read = await api.query('incidents.detail', key);
  if (!read.ok) return read.failure;
  if (read.value === null) return notDone(incidentId, 'It is not here any more.');
  const { assignedTo } = read.value.incident;
  const isTheirs = assignedTo !== null && isExperts(assignedTo) && wish !== 'take';
  if (isTheirs || isHeldByExperts(read.value.incident)) {
    return notDone(incidentId, 'Defender Experts work on it: open it and decide there.');
  }
  const colleague = wish === 'take' ? colleagueOn(read.value.incident, read.value.me) : null;
  if (colleague !== null) {
    const name = visibleLine(shortened(colleague, 120));
    return notDone(incidentId, `${name} has it: open it and decide there.`);
  }
  const done =
    wish === 'take'
      ? await api.command('incidents.take', key)
      : await api.command('incidents.change', {
          ...key,
          change: { kind: 'assign', assignee: null },
        });
  return done.ok ? null : notDone(incidentId, done.failure.message);
}

function notDone(incidentId: string, why: string): Failure {
  const message = `The assignment of incident ${incidentId} was not changed. ${why}`;
  return { code: 'refused', message, remedy: null, support: null };
}
