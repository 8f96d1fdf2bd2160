import type { TenantRow } from '#shared/contract/tenants.ts';
import { stateWord } from './state-words.ts';

/** Which tenant, its state and why, what to do, and the numbers support asks for; one a line. */
export function stateSupportText(tenant: TenantRow): string {
  const { name, id, state } = tenant;
  const lines = [
    `${name} (${id}): ${stateWord(tenant)}`,
    state.reason,
    state.remedy,
    state.since,
    state.support,
  ];
  return lines.filter((line) => line !== null).join('\n');
}
