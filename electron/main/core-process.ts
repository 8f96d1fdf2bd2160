import type { AppEvent } from '#shared/contract/app-event.ts';
import type { Asked } from '#shared/contract/host-inputs.ts';
import {
  type CoreStart,
  FromCore,
  type HostAsk,
  type ToCore,
} from '#shared/contract/host-protocol.ts';
import { type Failure, type Result, toFailure } from '#shared/errors.ts';
import { type Child, type Schedule, stopChild } from './child.ts';
import type { Log } from './log.ts';

export type CoreState = 'stopped' | 'starting' | 'running' | 'restarting';
export type PowerEvent = Extract<ToCore, { kind: 'power' }>['event'];

interface CoreParts {
  readonly fork: () => Child;
  readonly schedule: Schedule;
  readonly log: Log;
  /** What core asks the rim to do. */
  readonly answer: (ask: HostAsk) => Promise<unknown>;
  readonly onEvent: (event: AppEvent) => void;
  /** The state or the failure below changed. */
  readonly onChange: () => void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;
/** A core that ran this long was well: the next crash begins again at the first delay. */
const WELL_MS = 60_000;

/**
 * Core's process: started, asked, started again after a crash with growing delays, stopped cleanly.
 * A call made while it starts waits for it; one that was under way in a crash is answered with a failure
 * (nothing is lost: what was recorded is in core's database).
 */
export class CoreProcess {
  #state: CoreState = 'stopped';
  #failure: Failure | null = null;
  #child: Child | null = null;
  #start: CoreStart | null = null;
  #ready = Promise.withResolvers<Failure | null>();
  #crashes = 0;
  #lastId = 0;
  #cancelTimer: () => void = () => undefined;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  readonly #parts: CoreParts;

  constructor(parts: CoreParts) {
    this.#parts = parts;
  }

  get state(): CoreState {
    return this.#state;
  }

  /** Why core is not running, or null. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Starts core on a profile. What it is already running on must have been stopped before. */
  start(start: CoreStart): void {
    this.#start = start;
    this.#crashes = 0;
    this.#failure = null;
    this.#launch('starting');
  }

  async call(asked: Asked, name: string, input: unknown): Promise<Result<unknown>> {
    if (this.#state === 'stopped') return failed(this.#failure ?? NOT_RUNNING);
    if (!this.#child) return failed(this.#failure ?? RESTARTING);
    const failure = await this.#ready.promise;
    const child = this.#child;
    if (failure || !child) return failed(failure ?? RESTARTING);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#post(child, { kind: 'call', id, asked, name, input });
    });
  }

  power(event: PowerEvent): void {
    if (this.#child && this.#state === 'running') this.#post(this.#child, { kind: 'power', event });
  }

  /** Core puts its databases away; one that does not answer is ended. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#start = null;
    this.#cancelTimer();
    this.#child = null;
    this.#become('stopped', null);
    this.#settle(NOT_RUNNING);
    const stop: ToCore = { kind: 'stop' };
    if (child) await stopChild(child, stop, this.#parts.schedule);
  }

  #launch(state: 'starting' | 'restarting'): void {
    const start = this.#start;
    if (!start) return;
    this.#ready = Promise.withResolvers();
    const child = this.#parts.fork();
    this.#child = child;
    child.on('message', (message: unknown) => this.#received(child, message));
    child.once('exit', (code: number) => this.#ended(child, code));
    this.#become(state, this.#failure);
    this.#post(child, start);
  }

  #received(child: Child, message: unknown): void {
    if (child !== this.#child) return;
    const parsed = FromCore.safeParse(message);
    if (!parsed.success) {
      this.#parts.log.error('core.message-not-understood', parsed.error);
      return;
    }
    const said = parsed.data;
    switch (said.kind) {
      case 'ready':
        return this.#running();
      case 'failed':
        return this.#cannotStart(child, said.failure);
      case 'result':
        this.#waiting.get(said.id)?.(said.result);
        this.#waiting.delete(said.id);
        return;
      case 'event':
        return this.#parts.onEvent(said.event);
      case 'ask':
        void this.#answer(child, said.id, said.ask);
        return;
      case 'stopped':
        return;
    }
  }

  #running(): void {
    if (this.#start) this.#start = { ...this.#start, beginAnew: false }; // once, not after each crash
    this.#become('running', null);
    this.#ready.resolve(null);
    this.#cancelTimer = this.#parts.schedule(WELL_MS, () => {
      this.#crashes = 0;
    });
  }

  /** A start that cannot work is not tried again: the person has to do something first. */
  #cannotStart(child: Child, failure: Failure): void {
    this.#start = null;
    this.#child = null;
    this.#parts.log.warn('core.start-failed', { code: failure.code, message: failure.message });
    this.#become('stopped', failure);
    this.#settle(failure);
    child.kill();
  }

  #ended(child: Child, code: number): void {
    if (child !== this.#child) return;
    this.#child = null;
    this.#cancelTimer();
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** this.#crashes, LONGEST_DELAY_MS);
    this.#crashes += 1;
    this.#parts.log.warn('core.crashed', { code, crashes: this.#crashes, delayMs });
    this.#become('restarting', RESTARTING);
    this.#settle(RESTARTING);
    this.#cancelTimer = this.#parts.schedule(delayMs, () => this.#launch('restarting'));
  }

  async #answer(child: Child, id: number, ask: HostAsk): Promise<void> {
    const result = await this.#parts.answer(ask).then(
      (value): Result<unknown> => ({ ok: true, value }),
      (error: unknown) => {
        this.#parts.log.error('core.ask-failed', error, { call: ask.call });
        return failed(toFailure(error));
      },
    );
    if (child === this.#child) this.#post(child, { kind: 'reply', id, result });
  }

  #settle(failure: Failure): void {
    this.#ready.resolve(failure);
    for (const resolve of this.#waiting.values()) resolve(failed(failure));
    this.#waiting.clear();
  }

  #become(state: CoreState, failure: Failure | null): void {
    this.#state = state;
    this.#failure = failure;
    this.#parts.onChange();
  }

  #post(child: Child, message: ToCore): void {
    child.postMessage(message);
  }
}

const NOT_RUNNING: Failure = {
  code: 'cancelled',
  message: 'No profile is open.',
  remedy: 'Sign in, or open the training range.',
  support: null,
};

const RESTARTING: Failure = {
  code: 'internal',
  message:
    'The part of Tidewatch that holds the data ended unexpectedly and is being started again.',
  remedy: 'What you recorded is safe. This takes a few seconds.',
  support: null,
};

function failed(failure: Failure): Result<never> {
  return { ok: false, failure };
}
