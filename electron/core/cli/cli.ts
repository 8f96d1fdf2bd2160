import { toFailure } from '#shared/errors.ts';
import { boardCommand } from './board.ts';
import { doctorCommand } from './doctor.ts';
import { ledgerCommand } from './ledger.ts';
import { statusCommand } from './status.ts';
import { syncCommand } from './sync.ts';

/** Takes its own arguments, prints to standard output, answers the exit code. */
type Command = (args: readonly string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  sync: syncCommand,
  board: boardCommand,
  status: statusCommand,
  doctor: doctorCommand,
  ledger: ledgerCommand,
};

const USAGE = `Usage:
  npm run core -- sync --once --cloud FILE --data-dir FOLDER [--json] [--record FILE]
  npm run core -- board --data-dir FOLDER --query 'severity:high turn:us' [--limit N] [--json | --header]
  npm run core -- status --data-dir FOLDER [--json]
  npm run core -- doctor --data-dir FOLDER [--json]
  npm run core -- ledger verify (--data-dir FOLDER | --export FILE [--signature FILE] [--read]) [--json]

  sync     one complete look at every tenant
  board    the incidents that fit, one a line; with a heading in a terminal, or with --header
  status   every tenant with its state, its incidents and how old that is
  doctor   checks both databases, the outbox and the audit trail; exit code 1: something is wrong
  ledger   proves the chain of the audit trail, or an exported trail with its signature (--read reads it out); exit code 1: it does not hold
  help     prints this

Every command takes --verbose, which prints the inside of an error. Exit code 2: the command line.
`;

const BAD_INPUT = 2;

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || [name, ...args].includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
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
