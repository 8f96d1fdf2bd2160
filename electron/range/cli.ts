import { rangeControl } from './control/control-client.ts';
import { writeCloudFile } from './cloud-file.ts';
import { drillCommand, rangeCommand, UsageError } from './command-line.ts';
import { startRange } from './range.ts';

/** `npm run range`: starts a range, or makes a drill call to one that runs. */
async function main(args: readonly string[]): Promise<void> {
  if (args[0] === 'drill') await drill(args.slice(1));
  else await serve(args);
}

/** Prints what the range answers, as JSON. */
async function drill(args: readonly string[]): Promise<void> {
  const { control, name, input } = drillCommand(args);
  const answer = await rangeControl(control).typed(name, input);
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
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
