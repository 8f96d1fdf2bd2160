// utilityProcess.fork: a real child process, so a crash or a blocked loop there is one there.
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { cloned } from './codec.ts';
import { plainProgram } from './plain-program.ts';
import { strict } from './strict.ts';

interface ForkOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
  readonly stdio?: 'pipe' | 'ignore' | 'inherit';
  readonly serviceName?: string;
  readonly allowLoadingUnsignedLibraries?: boolean;
}

const JS_FLAGS = '--js-flags=';

/** Chromium's command line carries V8's switches inside one of its own, Node's beside its own; no other is known here. */
function flagsOfV8(argument: string): string[] {
  if (argument.startsWith(JS_FLAGS)) return argument.slice(JS_FLAGS.length).split(' ');
  throw new Error(`electron stand-in: execArgv ${argument} is not implemented`);
}

class UtilityProcess extends EventEmitter {
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  readonly #child: ChildProcess;

  constructor(modulePath: string, args: readonly string[], options: ForkOptions) {
    super();
    const { stdio = 'inherit', env, execArgv = [] } = options;
    const boot = plainProgram(path.join(import.meta.dirname, 'utility-boot.ts'));
    this.#child = fork(boot, [modulePath, ...args], {
      ...(env ? { env: { ...env } } : {}),
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv.flatMap(flagsOfV8)],
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.once('exit', (code, signal) => this.emit('exit', signal ? 15 : code));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }
  postMessage(message: unknown): void {
    const copy = cloned(message);
    if (this.#child.connected && copy !== undefined) this.#child.send({ message: copy });
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

const children = new Set<UtilityProcess>();
process.once('exit', () => {
  for (const child of children) child.kill();
});

export const utilityProcess = strict('utilityProcess', {
  fork(
    modulePath: string,
    args: readonly string[] = [],
    options: ForkOptions = {},
  ): UtilityProcess {
    const child = new UtilityProcess(modulePath, args, options);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  },
});
