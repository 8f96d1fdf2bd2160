import { execFile } from 'node:child_process';
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

/**
 * The last lines of what the checker says about recorded traffic, warnings counted. The range goes on
 * meanwhile: it lives in this process, and its connections should not grow old unseen.
 */
export async function checked(traffic: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tidewatch-contract-'));
  const file = join(folder, 'traffic.ndjson');
  writeFileSync(file, traffic);
  const said = await new Promise<string>((resolveSaid) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    // Violations end the checker with 1; what it says about them is what we are after.
    execFile(process.execPath, [CHECKER, '--strict', file], options, (_, stdout) =>
      resolveSaid(stdout),
    );
  });
  rmSync(folder, { recursive: true });
  return said.trim().split('\n').slice(-8).join('\n');
}
