import { Cloud } from '#shared/domain/cloud.ts';
import { rangeControl } from './control/control-client.ts';
import { writeCloudFile } from './cloud-file.ts';
import { deskCommand, drillCommand, rangeCommand, USAGE, UsageError } from './command-line.ts';
import { drillList } from './control/drill-list.ts';
import { startRange } from './range.ts';

/** `npm run range`: starts a range, or makes a drill call to one that runs, or opens a second desk. */
async function main(args: readonly string[]): Promise<void> {
  if (args[0] === 'help' || args.includes('--help')) process.stdout.write(`${USAGE}\n`);
  else if (args[0] === 'drills') process.stdout.write(drillList());
  else if (args[0] === 'drill') await drill(args.slice(1));
  else if (args[0] === 'desk') await desk(args.slice(1));
  else await serve(args);
}

/** Prints what the range answers, as JSON. */
async function drill(args: readonly string[]): Promise<void> {
  const { control, name, input } = drillCommand(args);
  const answer = await rangeControl(control).typed(name, input);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

/** Writes the cloud file of a second desk and prints whose it is, as JSON. */
async function desk(args: readonly string[]): Promise<void> {
  const { control, file, person } = deskCommand(args);
  const opened = await rangeControl(control).call('desks.open', person === null ? {} : { person });
  const cloudFile = await writeCloudFile(Cloud.parse(opened.cloud), file);
  process.stdout.write(`${JSON.stringify({ person: opened.person, cloudFile })}\n`);
}

/** Prints one JSON line when the range can be used; ends on SIGTERM. */
async function serve(args: readonly string[]): Promise<void> {
  const { range: options, cloudFile } = rangeCommand(args);
  const range = await startRange(options);
  const stop = () => {
    range.stop().catch((error: unknown) => fail(error));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const path = await writeCloudFile(range.cloud, cloudFile);
  process.stdout.write(
    `${JSON.stringify({ ready: true, cloudFile: path, control: range.control })}\n`,
  );
}

/** Exit 2: the command line; exit 1: anything else, such as a port that is taken. */
function fail(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const remedy = code === 'EADDRINUSE' ? ' Choose another --port, or leave it out.' : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${remedy}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

main(process.argv.slice(2)).catch((error: unknown) => fail(error));
