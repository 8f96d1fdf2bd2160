import { toFailure } from '#shared/errors.ts';
import { boardCommand } from './board.ts';
import { doctorCommand } from './doctor.ts';
import { syncCommand } from './sync.ts';

/** Takes its own arguments, prints to standard output, answers the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  sync: syncCommand,
  board: boardCommand,
  doctor: doctorCommand,
};

const USAGE = `Usage:
  npm run core -- sync --once --cloud FILE --data-dir FOLDER [--json] [--record FILE]
  npm run core -- board --data-dir FOLDER --query 'severity:high turn:mssp' [--limit N] [--json]
  npm run core -- doctor --data-dir FOLDER [--json]
Every command takes --verbose, which prints the inside of an error.
`;

const BAD_INPUT = 2;

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name ?? ''] : undefined;
  if (!command) {
    process.stderr.write(name ? `There is no command "${name}".\n${USAGE}` : USAGE);
    return BAD_INPUT;
  }
  const verbose = args.includes('--verbose');
  try {
    return await command(args.filter((arg) => arg !== '--verbose'));
  } catch (error) {
    const { code, message, remedy } = toFailure(error);
    process.stderr.write(`${message}${remedy ? `\n${remedy}` : ''}\n`);
    if (verbose && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return code === 'bad-input' ? BAD_INPUT : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
