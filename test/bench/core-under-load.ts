import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCore } from '#electron/core/core.ts';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { createLog, rollingLogFile } from '#electron/core/log.ts';
import { Cloud } from '#shared/domain/cloud.ts';
import { EVERYTHING_OPEN } from '#shared/domain/board.ts';

/**
 * Core in a process of its own, as in the application: one complete first sync while the board is asked
 * ten times a second. Prints what its event loop and its memory came to, as one line of JSON.
 */
const ASK_EVERY_MS = 100;
const NS_PER_MS = 1e6;
const PLENTY = 150;

const [cloudFile = '', dataDir = ''] = process.argv.slice(2);
const core = await createCore({
  dataDir,
  cloud: Cloud.parse(JSON.parse(readFileSync(cloudFile, 'utf8'))),
  policy: {},
  host: headlessHost(dataDir),
  log: createLog(rollingLogFile(dataDir), 'warn'),
  emit: () => undefined,
});
await core.handle('settings.set', { requestsPerMinute: PLENTY });
await core.headless.signIn();
await core.headless.takeInRangeTenants();

const delay = monitorEventLoopDelay({ resolution: 5 });
const sort = { by: 'updatedAt', descending: true };
const at = { kind: 'offset', offset: 0 };
let peak = 0;
const analyst = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
  void core.handle('board.page', { filter: EVERYTHING_OPEN, sort, at, limit: 200 });
  void core.handle('board.counts', { filter: EVERYTHING_OPEN });
}, ASK_EVERY_MS);
delay.enable();
await core.headless.syncOnce();
delay.disable();
clearInterval(analyst);

const { incidents } = core.headless.totals();
const stall = { p99Ms: delay.percentile(99) / NS_PER_MS, maxMs: delay.max / NS_PER_MS };
process.stdout.write(
  `${JSON.stringify({ incidents, ...stall, rssMb: process.memoryUsage.rss() / 1e6, peakMb: peak / 1e6 })}\n`,
);
await core.stop();
