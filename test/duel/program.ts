import { parseArgs } from 'node:util';
import { MINUTE_MS } from '#shared/time.ts';
import { duel, type DuelReport } from './duel.ts';

const USAGE = 'Usage: npm run duel -- [--minutes N] [--seed N]\n';
/** So many bouts on one range and the same two desks; then a new one. */
const BOUTS = 15;
const MOVES = 60;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (values.help || !(minutes > 0) || !Number.isInteger(seed)) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

const endMs = performance.now() + minutes * MINUTE_MS;
const isTime = () => performance.now() < endMs;
const reports: DuelReport[] = [];
for (let next = seed; isTime(); next += 1) {
  const report = await duel({ seed: next, moves: MOVES, goesOn: (n) => n < BOUTS && isTime() });
  reports.push(report);
  process.stdout.write(`${inWords(report)}\n`);
}

const sum = (of: (report: DuelReport) => number) => reports.reduce((all, one) => all + of(one), 0);
const total = {
  duels: reports.length,
  bouts: sum(({ bouts }) => bouts),
  wishes: sum(({ wishes }) => Object.values(wishes).reduce((all, one) => all + one, 0)),
  refused: sum(({ wishes }) => wishes['refused'] ?? 0),
  writes: sum(({ writes }) => writes),
  faults: sum(({ faults }) => faults),
  races: sum(({ races }) => races),
  inTheGap: sum(({ verdict }) => verdict.inTheGap.length),
  lost: sum(({ verdict }) => verdict.lost.length),
  doubled: sum(({ verdict }) => verdict.doubled.length),
  unexplained: sum(({ verdict }) => verdict.unexplained.length),
  untrue: sum(({ verdict }) => verdict.untrue.length),
  wrongPerson: sum(({ verdict }) => verdict.wrongPerson.length),
  apart: sum(({ apart }) => apart.length),
};
process.stdout.write(`${JSON.stringify(total)}\n`);
const bad =
  total.lost + total.doubled + total.unexplained + total.untrue + total.wrongPerson + total.apart;
process.exitCode = bad === 0 ? 0 : 1;

function inWords({ verdict, apart, ...counts }: DuelReport): string {
  const { inTheGap, ...serious } = verdict;
  const lines = Object.entries({ ...serious, apart }).flatMap(([what, found]) =>
    found.map((text) => `  ${what.toUpperCase()} ${text}`),
  );
  return [`${JSON.stringify(counts)} in the gap: ${inTheGap.length}`, ...lines].join('\n');
}
