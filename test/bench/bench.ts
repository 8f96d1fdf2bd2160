import path from 'node:path';
import { parseArgs } from 'node:util';
import { boardBench } from './board.ts';
import { ingestBench } from './ingest.ts';
import { type Bench, type BenchResult, table, writeReport } from './report.ts';
import { loadBench } from './load.ts';
import { startBench } from './start.ts';

/** All benchmarks by name; each file exports one. */
const BENCHES: Readonly<Record<string, Bench>> = {
  board: boardBench,
  ingest: ingestBench,
  start: startBench,
  load: loadBench,
};

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const results: BenchResult[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (values.only !== undefined && values.only !== name) continue;
  process.stderr.write(`${name} …\n`);
  results.push(...(await bench({ quick: values.quick })));
}
process.stdout.write(`${table(results)}\n`);
writeReport(path.resolve('bench.json'), results);
const missed = results.filter(({ ok }) => !ok);
process.stdout.write(`${results.length - missed.length} met, ${missed.length} missed\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
