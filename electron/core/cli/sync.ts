import path from 'node:path';
import type { TenantRow } from '#shared/contract/tenants.ts';
import { AppError } from '#shared/errors.ts';
import { TenantStateName } from '#shared/domain/tenant.ts';
import { fileRecorder } from '../graph/recorder.ts';
import { readCloudFile } from './cloud-file.ts';
import { headlessCore } from './headless-core.ts';
import { commandOptions, required } from './options.ts';

const USAGE =
  'Usage: npm run core -- sync --once --cloud FILE --data-dir FOLDER [--json] [--record FILE]';

const OPTIONS = {
  once: { type: 'boolean' },
  cloud: { type: 'string' },
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
  record: { type: 'string' },
} as const;

/** What `sync --once --json` prints. */
interface SyncSummary {
  readonly tenants: { readonly total: number; readonly byState: Readonly<Record<string, number>> };
  readonly incidents: number;
  readonly alerts: number;
  readonly requests: number;
  readonly durationMs: number;
}

/** Signs in, takes in a range's tenants on a fresh profile, and looks at every tenant once. */
export async function syncCommand(args: readonly string[]): Promise<number> {
  const options = commandOptions(args, OPTIONS, USAGE);
  if (!options.once)
    throw new AppError('bad-input', 'Only --once works without a window.', { remedy: USAGE });
  const cloud = readCloudFile(required(options.cloud, 'cloud', USAGE));
  const dataDir = required(options['data-dir'], 'data-dir', USAGE);

  const startedMs = performance.now();
  const record =
    options.record === undefined ? undefined : fileRecorder(path.resolve(options.record));
  const core = await headlessCore(dataDir, cloud, record);
  try {
    const { headless } = core;
    await headless.signIn();
    await headless.takeInRangeTenants();
    await headless.syncOnce();
    const durationMs = performance.now() - startedMs;
    const summary = summarize(headless.tenants(), headless.totals(), durationMs);
    process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : inWords(summary));
    return 0;
  } finally {
    await core.stop();
    await record?.close();
  }
}

function summarize(
  tenants: readonly TenantRow[],
  { incidents, alerts, requests }: { incidents: number; alerts: number; requests: number },
  durationMs: number,
): SyncSummary {
  const states = TenantStateName.options.map((name) => {
    return [name, tenants.filter(({ state }) => state.name === name).length] as const;
  });
  const byState = Object.fromEntries(states.filter(([, count]) => count > 0));
  const rounded = Math.round(durationMs);
  return {
    tenants: { total: tenants.length, byState },
    incidents,
    alerts,
    requests,
    durationMs: rounded,
  };
}

function inWords({ tenants, incidents, alerts, requests, durationMs }: SyncSummary): string {
  const states = Object.entries(tenants.byState).map(([name, count]) => `${count} ${name}`);
  return `${tenants.total} tenants: ${states.join(', ')}
${incidents} incidents, ${alerts} alerts, ${requests} requests in ${(durationMs / 1000).toFixed(1)} s
`;
}
