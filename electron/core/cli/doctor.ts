import { tenantState } from '#shared/domain/tenant.ts';
import { millis } from '#shared/time.ts';
import type { Profile } from '../profile.ts';
import { auditInWords } from './audit-words.ts';
import { openExistingProfile } from './existing-profile.ts';
import { commandOptions, required } from './options.ts';
import { terminalJson, terminalWord } from './terminal-text.ts';

const USAGE = 'Usage: npm run core -- doctor --data-dir FOLDER [--json]';

const OPTIONS = { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } as const;

/** One thing looked at. `ok` false means that a person should do something. */
interface Finding {
  readonly what: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Checks both databases, the outbox, the audit chain and the tenants' states. Exit code 1: something is wrong. */
export async function doctorCommand(args: readonly string[]): Promise<number> {
  const options = commandOptions(args, OPTIONS, USAGE);
  const startedMs = Date.now();
  const profile = await openExistingProfile(required(options['data-dir'], 'data-dir', USAGE));
  try {
    const findings = examine(profile, startedMs);
    const write = options.json ? `${terminalJson(findings)}\n` : findings.map(inWords).join('');
    process.stdout.write(write);
    return findings.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await profile.close();
  }
}

function examine(profile: Profile, nowMs: number): Finding[] {
  const audit = profile.audit.verify();
  const outbox = profile.outbox.counts();
  const states = profile.tenants.list().map(({ id }) => {
    return tenantState(profile.syncs.all().find(({ tenantId }) => tenantId === id) ?? null, nowMs);
  });
  const groups = (['fresh', 'stale', 'blind'] as const).map((group) => {
    return `${states.filter((state) => state.group === group).length} ${group}`;
  });
  // A cache that had to be set aside just now is found here for the last time: the new one is in order.
  const serious = profile.notices.list().filter(({ level, at }) => {
    return level === 'error' || (level === 'warning' && millis(at) >= nowMs);
  });
  return [
    ...profile.integrity().map(({ file, problem }) => {
      return { what: file, ok: problem === null, detail: problem ?? 'every page is in order' };
    }),
    {
      what: 'audit trail',
      ok: audit.ok,
      detail: auditInWords(audit),
    },
    {
      what: 'outbox',
      ok: outbox.refused === 0,
      detail: `${outbox.pending} pending, ${outbox.refused} refused and waiting for a decision`,
    },
    { what: 'tenants', ok: true, detail: `${states.length}: ${groups.join(', ')}` },
    ...serious.map(({ text }) => ({ what: 'notice', ok: false, detail: text })),
  ];
}

function inWords({ what, ok, detail }: Finding): string {
  return `${ok ? 'ok   ' : 'WRONG'}  ${what}: ${terminalWord(detail)}\n`;
}
