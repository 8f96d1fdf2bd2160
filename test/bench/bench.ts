import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accessBench } from './access.ts';
import { boardBench } from './board.ts';
import { filledProfiles } from './filled-profiles.ts';
import { ingestBench } from './ingest.ts';
import { loadBench } from './load.ts';
import { type Bench, type BenchResult, table, writeReport } from './report.ts';
import { startBench } from './start.ts';
import { scaleBench } from './window-at-scale.ts';
import { windowBench } from './window-under-load.ts';

/** All benchmarks by name; each file exports one. `start` comes before `scale`, which leaves its searches behind. */
const BENCHES: Readonly<Record<string, Bench>> = {
  board: boardBench,
  access: accessBench,
  ingest: ingestBench,
  start: startBench,
  load: loadBench,
  window: windowBench,
  scale: scaleBench,
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});

// What is measured is what people run: the built programs, as the sources are now.
const build = path.join(import.meta.dirname, '../../resources/scripts/build.ts');
execFileSync(process.execPath, [build, '--if-changed'], { stdio: ['ignore', 'ignore', 'inherit'] });

const results: BenchResult[] = [];
const profiles = filledProfiles();
try {
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (values.only !== undefined && values.only !== name) continue;
    const startedAt = performance.now();
    results.push(...(await bench({ quick: values.quick, profiles })));
    process.stderr.write(`${name}: ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
  }
} finally {
  await profiles.remove();
}
process.stdout.write(`${table(results)}\n`);
writeReport(path.resolve('bench.json'), results);
const missed = results.filter(({ ok }) => !ok);
process.stdout.write(`${results.length - missed.length} met, ${missed.length} missed\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
