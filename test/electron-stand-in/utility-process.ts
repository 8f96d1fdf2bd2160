// utilityProcess.fork: a real child process, so a crash or a blocked loop there is a crash or a blocked loop there.
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { MessagePortMain, PortRelay } from './ports.ts';
import { cloned } from './codec.ts';

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  readonly #relay: PortRelay;
  pid: number | undefined;
  stdout;
  stderr;

  constructor(
    modulePath: string,
    args: string[] = [],
    options: {
      env?: NodeJS.ProcessEnv;
      execArgv?: string[];
      cwd?: string;
      stdio?: 'pipe' | 'ignore' | 'inherit' | unknown[];
      serviceName?: string;
    } = {},
  ) {
    super();
    const stdio = Array.isArray(options.stdio)
      ? options.stdio
      : ['ignore', options.stdio ?? 'inherit', options.stdio ?? 'inherit'];
    this.#child = fork(path.join(import.meta.dirname, 'utility-boot.ts'), [modulePath, ...args], {
      env: options.env ?? process.env,
      cwd: options.cwd,
      serialization: 'advanced',
      stdio: [...stdio, 'ipc'] as never,
      execArgv: ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? [])],
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#relay = new PortRelay(
      0,
      (head, value) => this.#child.connected && this.#child.send([head, value]),
    );
    this.#child.on('message', ([head, value]: [any, unknown]) => {
      if (head.kind === 'message') this.emit('message', value);
      else if (head.kind === 'port') this.#relay.receive(head, value);
      else if (head.kind === 'port-close') this.#relay.close(head.id);
    });
    this.#child.once('spawn', () => {
      this.pid = this.#child.pid;
      this.emit('spawn');
    });
    this.#child.once('exit', (code, signal) => {
      this.pid = undefined;
      this.#relay.closeAll();
      this.emit('exit', signal ? 15 : code);
    });
  }
  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    this.#child.send([
      { kind: 'message', ports: transfer.map((port) => this.#relay.give(port)) },
      cloned(message),
    ]);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

const children = new Set<UtilityProcess>();
process.once('exit', () => {
  for (const child of children) child.kill();
});

export const utilityProcess = {
  fork(...args: ConstructorParameters<typeof UtilityProcess>): UtilityProcess {
    const child = new UtilityProcess(...args);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  },
};
