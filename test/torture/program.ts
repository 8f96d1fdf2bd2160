import { parseArgs } from 'node:util';
import { builtDesk } from './built-desk.ts';
import { PHASES } from './phase.ts';
import { torture, type TortureReport } from './torture.ts';

const USAGE = 'Usage: npm run torture -- [--runs N] [--seed N] [--desks N]\n';
/** So many runs on one profile and one range; then new ones. */
const RUNS_EACH = 15;
/** Of more runs than that nothing ended done under the trouble: then they have shown too little. */
const MOST_CALM = 0.2;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    desks: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const desks = Number(values.desks);
const fits = [runs, desks].every((n) => Number.isInteger(n) && n > 0) && Number.isInteger(seed);
if (values.help || !fits) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}

const program = await builtDesk();
const reports: TortureReport[] = [];
const shares = Array.from({ length: Math.ceil(runs / RUNS_EACH) }, (_, place) => ({
  seed: seed + place,
  runs: Math.min(RUNS_EACH, runs - place * RUNS_EACH),
}));
const desk = async () => {
  for (let next = shares.shift(); next !== undefined; next = shares.shift()) {
    const report = await torture({ ...next, program });
    reports.push(report);
    process.stdout.write(`${inWords(report)}\n`);
  }
};
try {
  await Promise.all(Array.from({ length: desks }, desk));
} finally {
  program.remove();
}

const sum = (of: (report: TortureReport) => number) =>
  reports.reduce((all, one) => all + of(one), 0);
process.stdout.write('Kills by how far the furthest wish had come:\n');
for (const phase of PHASES)
  process.stdout.write(`  ${phase}: ${sum(({ kills }) => kills.get(phase) ?? 0)}\n`);
const outcomes = new Set(reports.flatMap((report) => [...report.outcomes.keys()]));
process.stdout.write('Wishes by what they came to:\n');
for (const outcome of [...outcomes].sort())
  process.stdout.write(`  ${outcome}: ${sum((report) => report.outcomes.get(outcome) ?? 0)}\n`);
const total = {
  runs: sum((report) => report.runs),
  kills: sum(({ kills }) => [...kills.values()].reduce((all, one) => all + one, 0)),
  faults: sum(({ faults }) => faults),
  calm: sum(({ calm }) => calm),
  lost: sum(({ lost }) => lost.length),
  doubled: sum(({ doubled }) => doubled.length),
  wrongPerson: sum(({ wrongPerson }) => wrongPerson.length),
};
process.stdout.write(`${JSON.stringify(total)}\n`);
const isIdle = total.calm > total.runs * MOST_CALM;
if (isIdle)
  process.stdout.write(`Too little was shown: ${total.calm} runs needed the calm after them.\n`);
process.exitCode = total.lost + total.doubled + total.wrongPerson === 0 && !isIdle ? 0 : 1;

function inWords({
  seed: of,
  runs: done,
  kills,
  faults,
  calm,
  lost,
  doubled,
  wrongPerson,
}: TortureReport) {
  const killed = [...kills.values()].reduce((all, one) => all + one, 0);
  const lines = Object.entries({ lost, doubled, wrongPerson }).flatMap(([what, found]) =>
    found.map((text) => `  ${what.toUpperCase()} ${text}`),
  );
  return [
    `Seed ${of}: ${done} runs, ${killed} kills, ${faults} faults, ${calm} needed the calm`,
    ...lines,
  ].join('\n');
}
