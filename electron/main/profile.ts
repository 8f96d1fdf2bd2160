import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseCloudFile, unreadableCloudFile } from '#shared/cloud-file.ts';
import type { HostStatus } from '#shared/contract/app.ts';
import type { CoreStart } from '#shared/contract/host-protocol.ts';
import { CLOUDS, Cloud } from '#shared/domain/cloud.ts';
import type { Policy } from '#shared/domain/policy.ts';
import { AppError, type Failure, toFailure } from '#shared/errors.ts';
import type { CoreProcess } from './core-process.ts';
import type { Flags } from './flags.ts';
import type { Log } from './log.ts';
import type { RunningRange } from './range-process.ts';
import type { Protection } from './secret-box.ts';
import type { StateFile } from './state-file.ts';

type Profile = HostStatus['profile'];

interface ProfileParts {
  readonly core: Pick<CoreProcess, 'start' | 'stop' | 'state' | 'failure'>;
  readonly startRange: (onLost: (code: number) => void) => Promise<RunningRange>;
  /** Says a line to the terminal that the app was started from. */
  readonly say: (line: string) => void;
  readonly policy: Policy;
  /** Asked at each start of core, and holds until the next. */
  readonly protection: () => Promise<Protection>;
  readonly appVersion: string;
  readonly packaged: boolean;
  readonly flags: Flags;
  readonly userData: string;
  readonly state: StateFile;
  readonly log: Log;
  readonly onChange: () => void;
}

/**
 * Which profile is open: none (the first screen), the real one, or the training range. Opening one
 * starts core on that profile's own folder, so that range and reality never share a file. Wishes are
 * carried out one after the other.
 */
export class ProfileControl {
  #profile: Profile = 'none';
  #start: CoreStart | null = null;
  #range: RunningRange | null = null;
  #opening = false;
  #failure: Failure | null = null;
  #last: Promise<void> = Promise.resolve();
  readonly #parts: ProfileParts;

  constructor(parts: ProfileParts) {
    this.#parts = parts;
  }

  get cloud(): Cloud | null {
    return this.#start?.cloud ?? null;
  }

  status(): HostStatus {
    const { core, policy, appVersion } = this.#parts;
    return {
      version: appVersion,
      profile: this.#profile,
      core: this.#opening ? 'starting' : core.state,
      rangeAllowed: policy.allowRange ?? true,
      failure: this.#failure ?? core.failure,
    };
  }

  /** What the command line names, else the profile that was open last. Failures show on the first screen. */
  async openFirst(): Promise<void> {
    try {
      await this.#openChosen();
    } catch (error) {
      this.#parts.log.error('profile.not-opened', error);
    }
  }

  async #openChosen(): Promise<void> {
    const { flags, state } = this.#parts;
    const last = state.get().profile;
    const { cloud } = flags;
    if (cloud) return this.#open(() => this.#fromFile(cloud));
    if (flags.range || last === 'range') return this.openRange();
    if (last === 'real') return this.openReal();
  }

  openReal(): Promise<void> {
    return this.#open(() => {
      this.#parts.state.update({ profile: 'real' });
      const { cloud } = CLOUDS[this.#parts.policy.cloud ?? 'global'];
      return this.#startCore('real', Cloud.parse(cloud), this.#folder('real'));
    });
  }

  openRange(): Promise<void> {
    return this.#open(async () => {
      if (this.#parts.policy.allowRange === false) {
        throw new AppError('blocked-by-policy', 'The training range is switched off here.', {
          remedy: 'The administrator of this computer decides this.',
        });
      }
      const folder = this.#parts.flags.range ? this.#namedFolder('range') : this.#folder('range');
      this.#profile = 'range';
      const range = await this.#parts.startRange((code) => void this.#rangeLost(range, code));
      this.#range = range;
      if (this.#parts.flags.range) this.#sayDrills(this.#range.cloud);
      else this.#parts.state.update({ profile: 'range' });
      await this.#startCore('range', this.#range.cloud, folder);
    });
  }

  /** Who starts a range from a terminal can drill it from another one. */
  #sayDrills({ control }: Cloud): void {
    if (control === null) return;
    this.#parts.say(
      `Drill this training range: npm run range -- drill ${control} incidents.burst '{"count":5}'`,
    );
  }

  /**
   * The same profile once more, after core could not open it. With `beginAnew` a key that still does not open
   * is given up: its files go aside, and an empty profile begins.
   */
  startAgain(beginAnew: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const { core } = this.#parts;
      if (this.#start === null || core.state !== 'stopped') return;
      this.#start = { ...this.#start, protection: await this.#parts.protection() };
      core.start({ ...this.#start, beginAnew });
    });
  }

  /** Back to the first screen. */
  leave(): Promise<void> {
    return this.#inTurn(async () => {
      this.#parts.state.update({ profile: 'none' });
      this.#failure = null;
      await this.#close();
    });
  }

  /** For the end of the application; the profile stays chosen. */
  stop(): Promise<void> {
    return this.#inTurn(() => this.#close());
  }

  async #fromFile(file: string): Promise<void> {
    if (this.#parts.packaged && !this.#parts.policy.allowCloudFile) {
      throw new AppError('blocked-by-policy', '--cloud is switched off in an installed build.', {
        remedy: 'The machine policy `allowCloudFile` allows it.',
      });
    }
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      throw unreadableCloudFile(file, cause);
    });
    const cloud = parseCloudFile(file, text);
    const profile = cloud.kind === 'range' ? 'range' : 'real';
    await this.#startCore(profile, cloud, this.#namedFolder(profile));
  }

  async #startCore(profile: Profile, cloud: Cloud, dataDir: string): Promise<void> {
    const { core, policy, appVersion } = this.#parts;
    this.#profile = profile;
    const protection = await this.#parts.protection();
    this.#start = { kind: 'start', dataDir, cloud, policy, protection, appVersion };
    core.start(this.#start);
  }

  #folder(profile: string): string {
    return path.join(this.#parts.userData, profile);
  }

  /** The command line named both the folder and the profile: then the folder is the profile. */
  #namedFolder(profile: string): string {
    return this.#parts.flags.dataDir ?? this.#folder(profile);
  }

  #open(start: () => void | Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#close();
      this.#opening = true;
      this.#failure = null;
      this.#parts.onChange();
      try {
        await start();
      } catch (error) {
        await this.#close();
        this.#failure = toFailure(error);
        throw error;
      } finally {
        this.#opening = false;
        this.#parts.onChange();
      }
    });
  }

  async #close(): Promise<void> {
    const range = this.#range;
    this.#range = null;
    this.#start = null;
    this.#profile = 'none';
    await this.#parts.core.stop();
    await range?.stop();
    this.#parts.onChange();
  }

  /** Of a range that is being left there is nothing to say: what was opened after it stays. */
  #rangeLost(range: RunningRange, code: number): Promise<void> {
    this.#parts.log.warn('range.lost', { code });
    return this.#inTurn(async () => {
      if (this.#range !== range) return;
      this.#range = null;
      await this.#close();
      this.#failure = toFailure(
        new AppError('internal', 'The training range ended unexpectedly.', {
          remedy: 'Open it again.',
        }),
      );
      this.#parts.onChange();
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined); // told to its own caller; the next wish goes on
    return done;
  }
}
