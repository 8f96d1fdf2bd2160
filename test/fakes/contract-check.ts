import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The published contract lies beside the repository where it is being worked on, and nowhere else. */
const CHECKER = resolve('../shared/graph-contract/check.mjs');

/** False, and a line that says so, where the contract is not there. */
export function contractIsThere(): boolean {
  const there = existsSync(CHECKER);
  if (!there) process.stderr.write(`Skipped: the published contract is not at ${CHECKER}.\n`);
  return there;
}

/** The last lines of what the checker says about recorded traffic, warnings counted. */
export function checked(traffic: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidewatch-contract-'));
  const file = join(folder, 'traffic.ndjson');
  writeFileSync(file, traffic);
  const { stdout } = spawnSync(process.execPath, [CHECKER, '--strict', file], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  rmSync(folder, { recursive: true });
  return stdout.trim().split('\n').slice(-8).join('\n');
}
