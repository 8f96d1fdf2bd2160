import type { TenantRow } from '#shared/contract/tenants.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, millis, SECOND_MS } from '#shared/time.ts';
import type { Profile } from '../profile.ts';
import { tenantRow } from '../read/tenant-rows.ts';
import { openExistingProfile } from './existing-profile.ts';
import { commandOptions, required } from './options.ts';
import { terminalJson } from './terminal-text.ts';

const USAGE = 'Usage: npm run core -- status --data-dir FOLDER [--json]';

const OPTIONS = { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } as const;

/** One tenant of `status --json`. `ageSeconds`: since the last complete look; null: there was none. */
interface TenantStatus extends Pick<TenantRow, 'id' | 'name' | 'incidents' | 'open'> {
  readonly state: TenantRow['state']['name'];
  readonly group: TenantRow['state']['group'];
  readonly reason: string;
  readonly ageSeconds: number | null;
}

const GROUPS = ['blind', 'stale', 'fresh'] as const;

/** Every tenant with its state, its incidents and the age of what is known, where we are blind first. Asks nobody. */
export async function statusCommand(args: readonly string[]): Promise<number> {
  const options = commandOptions(args, OPTIONS, USAGE);
  const profile = await openExistingProfile(required(options['data-dir'], 'data-dir', USAGE));
  try {
    const tenants = statusOf(profile, Date.now());
    process.stdout.write(options.json ? `${terminalJson({ tenants })}\n` : inWords(tenants));
    return 0;
  } finally {
    await profile.close();
  }
}

function statusOf({ tenants, board, syncs }: Profile, nowMs: number): TenantStatus[] {
  const looks = new Map(syncs.all().map((sync) => [sync.tenantId, sync]));
  const counts = board.byTenant(nowMs);
  const status = tenants.list().map((tenant) => {
    const facts = {
      sync: looks.get(tenant.id) ?? null,
      counts: counts.get(tenant.id) ?? { incidents: 0, open: 0, over: 0 },
      identity: null,
      asked: false,
      tasks: null,
    };
    const { id, name, state, completeAt, incidents, open } = tenantRow(tenant, facts, nowMs, false);
    const ageSeconds =
      completeAt === null ? null : Math.round((nowMs - millis(completeAt)) / SECOND_MS);
    const { name: stateName, group, reason } = state;
    return { id, name, state: stateName, group, reason, incidents, open, ageSeconds };
  });
  const rank = ({ group }: TenantStatus) => GROUPS.indexOf(group);
  return status.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

/** Strangers' text goes to a terminal as JSON text, so that no escape sequence reaches it. */
function inWords(tenants: readonly TenantStatus[]): string {
  const counts = GROUPS.map((group) => {
    return `${tenants.filter((tenant) => tenant.group === group).length} ${group}`;
  });
  const lines = tenants.map(({ state, ageSeconds, incidents, open, name, reason }) =>
    [
      state,
      ageSeconds === null ? 'never' : span(ageSeconds * SECOND_MS),
      incidents,
      open,
      terminalJson(name),
      terminalJson(reason),
    ].join('\t'),
  );
  const heading = ['state', 'read', 'incidents', 'open', 'tenant', 'reason'].join('\t');
  return `${[heading, ...lines, `${tenants.length} tenants: ${counts.join(', ')}`].join('\n')}\n`;
}

/** `42s`, `7m`, `3h`, `12d`. */
function span(ms: number): string {
  if (ms < MINUTE_MS) return `${Math.round(ms / SECOND_MS)}s`;
  if (ms < HOUR_MS) return `${Math.round(ms / MINUTE_MS)}m`;
  if (ms < DAY_MS) return `${Math.round(ms / HOUR_MS)}h`;
  return `${Math.round(ms / DAY_MS)}d`;
}
