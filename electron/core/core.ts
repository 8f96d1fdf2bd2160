import type { ToCore } from '#shared/contract/host-protocol.ts';
import { refusalOf } from '#shared/domain/cloud.ts';
import { AppError } from '#shared/errors.ts';
import { instant } from '#shared/time.ts';
import { announcer } from './announcer.ts';
import type { CoreParts } from './core-parts.ts';
import { coreHandlers } from './handlers/all.ts';
import { type Dispatch, dispatcher } from './handlers/handler.ts';
import type { Host } from './host.ts';
import { bindToCloud, openProfile, type Profile } from './profile.ts';
import { coreServices, type Services } from './services.ts';
import { sleep } from './sleep.ts';

export interface Core {
  readonly handle: Dispatch;
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
  const services = coreServices(parts, profile, announcer(parts.emit, parts.sleep ?? sleep, log));
  try {
    await bindToCloud(profile, parts.cloud, host.now());
    sayProtection(profile, host);
    await services.prepare();
  } catch (error) {
    await profile.close();
    throw error;
  }

  return {
    handle: dispatcher(coreHandlers(parts, profile, services), log),
    start: services.start,
    power: (event) => {
      if (event === 'resume' || event === 'unlock') services.lookAtEverything();
      if (event === 'lock') services.session.tokens.lock();
    },
    headless: services.headless,
    stop: async () => {
      await services.stop();
      await profile.close();
    },
  };
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
