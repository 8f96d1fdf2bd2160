import { rangeCommand } from './command-line.ts';
import { startRange } from './range.ts';

/** What a utility process of Electron offers for talking to its parent; nothing of Electron is imported. */
interface ParentPort {
  postMessage(message: unknown): void;
}

/**
 * The range in a process of its own: takes the options of the command line, then reports
 * `{ready: true, cloud}` or `{ready: false, message}`. It ends when its parent ends it.
 */
async function main(): Promise<void> {
  const port = parentPort();
  try {
    const { cloud } = await startRange(rangeCommand(process.argv.slice(2)).range);
    port.postMessage({ ready: true, cloud });
  } catch (error) {
    port.postMessage({
      ready: false,
      message: error instanceof Error ? error.message : String(error),
    });
    process.exitCode = 1;
  }
}

function parentPort(): ParentPort {
  const found: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(found)) return found;
  throw new Error('The range utility has to be started as a utility process.');
}

function isParentPort(value: unknown): value is ParentPort {
  return (
    typeof value === 'object' &&
    value !== null &&
    'postMessage' in value &&
    typeof value.postMessage === 'function'
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
