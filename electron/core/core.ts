import type { ToCore } from '#shared/contract/host-protocol.ts';
import { refusalOf } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { type Announcer, announcer } from './announcer.ts';
import type { CoreParts } from './core-parts.ts';
import { afterFirstCount } from './first-count.ts';
import { coreHandlers } from './handlers/all.ts';
import { type Dispatch, dispatcher } from './handlers/handler.ts';
import type { Host } from './host.ts';
import { bindToCloud, openProfile, type Profile } from './profile.ts';
import { coreServices, type Services } from './services.ts';
import { sleep } from './sleep.ts';
import type { Log } from './log.ts';
import { createWake } from './wake.ts';

export interface Core {
  readonly handle: Dispatch;
  /**
   * The cache has been written and shows every unsent change; before that core answers from what is there.
   * Rejects with AppError `storage` when the cache cannot be written.
   */
  readonly settled: Promise<void>;
  /** Begins sync, sending and housekeeping; until then core only answers. */
  start(): void;
  power(event: Extract<ToCore, { kind: 'power' }>['event']): void;
  /** What the headless commands need instead of a person and a schedule. */
  readonly headless: Services['headless'];
  /** Ends everything under way and puts both databases away. */
  stop(): Promise<void>;
}

/**
 * Wires the parts of core into one program (design, section 3). Knows no Electron; everything from outside
 * is given in.
 * @throws AppError `damaged`, `storage` or `refused` when the profile cannot be opened.
 */
export async function createCore(parts: CoreParts): Promise<Core> {
  const core = await answeringCore(parts);
  try {
    await core.settled;
    return core;
  } catch (error) {
    await core.stop();
    throw error;
  }
}

/** As `createCore`, but as soon as questions can be answered: `settled` says when the rest is done. */
export async function answeringCore(parts: CoreParts): Promise<Core> {
  const { host, log, policy } = parts;
  if (host.secretBox.protection === 'memory-only' && policy.forbidUnprotectedStorage === true) {
    throw new AppError(
      'refused',
      'This computer offers no protected storage, and policy demands it.',
      {
        remedy:
          'Set up the keyring of this desktop, or ask the administrator who manages Tidewatch here.',
      },
    );
  }
  const foreign = refusalOf(parts.cloud);
  if (foreign !== null) throw new AppError('refused', foreign);
  const profile = await openProfile(parts);
  const wait = parts.sleep ?? sleep;
  const services = coreServices(parts, profile, announcer(parts.emit, wait, log));
  try {
    await bindToCloud(profile, parts.cloud, host.now());
    sayProtection(profile, host);
    await services.prepare();
  } catch (error) {
    await profile.close();
    throw error;
  }

  const calm = createWake(wait);
  let stopped = false;
  const calmed = (async (): Promise<boolean> => {
    if (parts.calmMs !== undefined) await calm.wait(parts.calmMs);
    return !stopped;
  })();
  const settled = services.settle(calmed);
  settled.catch((error: unknown) => log.error({ err: error }, 'the cache cannot be written'));
  const firstCount = afterFirstCount(profile.board, log);

  const begin = () => {
    if (stopped) return;
    services.start();
    checkCache(profile, host, services.events).catch((error: unknown) =>
      log.error({ err: error }, 'the cache could not be checked'),
    );
  };

  return {
    handle: firstCount.dispatch(dispatcher(coreHandlers(parts, profile, services), log)),
    settled,
    start: () => {
      services.beginTraining();
      if (parts.calmMs === undefined) begin();
      else void calmed.then(begin);
    },
    power: (event) => {
      if (event === 'resume' || event === 'unlock') services.lookAtEverything();
      if (event === 'lock') services.session.tokens.lock();
    },
    headless: services.headless,
    stop: async () => {
      stopped = true;
      calm.now();
      await Promise.all([services.stop(), firstCount.stop()]);
      keepBoard(profile, log);
      await profile.close();
    },
  };
}

/** Only a start that takes longer: nothing that keeps the end from being a proper one. */
function keepBoard({ board }: Profile, log: Log): void {
  try {
    board.keep();
  } catch (error) {
    log.warn({ err: error }, 'what the board counts with could not be kept for the next start');
  }
}

const UNPROTECTED = 'unprotected-storage';

/** Said as long as it is so; gone once the computer has a keyring. */
function sayProtection({ notices }: Profile, { secretBox, now }: Host): void {
  if (secretBox.protection === 'protected') {
    notices.dismiss(UNPROTECTED);
    return;
  }
  notices.add({
    id: UNPROTECTED,
    level: 'warning',
    text: 'This computer offers no protected storage. Sign-in lasts until Tidewatch is closed, and the key of the local database lies unprotected in your profile folder.',
    remedy: 'Set up the keyring (Secret Service) of this desktop.',
    at: instant(now()),
  });
}

const DAMAGED = 'cache-damaged';

/** After a run that did not end properly: a damaged cache is told of now and rebuilt at the next start. */
async function checkCache(
  { checkCache: walk, notices }: Profile,
  { now }: Host,
  events: Announcer,
): Promise<void> {
  notices.dismiss(DAMAGED); // told by an earlier run: this one has rebuilt it
  if ((await walk()) === null) return;
  notices.add({
    id: DAMAGED,
    level: 'warning',
    text: 'cache.db was found damaged. What the board shows may be incomplete until Tidewatch is started again: then the cache is rebuilt by itself.',
    remedy: 'Close Tidewatch and start it again.',
    at: instant(now()),
  });
  events.changed('notices');
}
