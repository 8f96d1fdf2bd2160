import { EventEmitter } from 'node:events';
import { schemes } from './addresses.ts';
import { browser } from './browser.ts';
import { strict } from './strict.ts';

/**
 * The partition of the app's windows. It is Chromium's one profile here; every other session exists for
 * its handlers only, and nothing is ever loaded in it.
 */
export const UI = 'persist:ui';

type ProtocolHandler = (request: Request) => Response | Promise<Response>;
interface RequestDetails {
  readonly url: string;
  readonly resourceType: string;
}
type RequestListener = (
  details: RequestDetails,
  done: (answer: { cancel?: boolean }) => void,
) => void;
type PermissionHandler = (
  contents: null,
  permission: string,
  done: (granted: boolean) => void,
  details: object,
) => void;

/** Chromium cannot ask us, so the handler is asked once for each and its answer is set beforehand. */
const PERMISSIONS = {
  notifications: 'notifications',
  geolocation: 'geolocation',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  midi: 'midi',
  camera: 'media',
  microphone: 'media',
} as const;

export class Session extends EventEmitter {
  readonly #handlers = new Map<string, ProtocolHandler>();
  readonly #isUi: boolean;
  #onBeforeRequest: RequestListener | null = null;
  #permissionHandler: PermissionHandler | null = null;

  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (!schemes.has(scheme)) {
        throw new Error(`electron stand-in: ${scheme} was not registered as privileged`);
      }
      if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.#handlers.set(scheme, handler);
    },
  });

  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: RequestListener | null): void => {
      this.#onBeforeRequest = listener;
    },
  });

  constructor(isUi: boolean) {
    super();
    this.#isUi = isUi;
  }

  setPermissionRequestHandler(handler: PermissionHandler | null): void {
    this.#permissionHandler = handler;
    if (this.#isUi) this.presetPermissions();
  }
  setPermissionCheckHandler(_handler: () => boolean): void {}
  setDevicePermissionHandler(_handler: () => boolean): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setBluetoothPairingHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_enable: boolean): void {}

  // --- called by the interception

  handlerOf(url: string): ProtocolHandler | undefined {
    return this.#handlers.get(url.slice(0, url.indexOf(':')));
  }

  async mayRequest(details: RequestDetails): Promise<boolean> {
    const listener = this.#onBeforeRequest;
    if (!listener) return true;
    const { cancel } = await new Promise<{ cancel?: boolean }>((resolve) => {
      listener(details, resolve);
    });
    return cancel !== true;
  }

  presetPermissions(): void {
    for (const [name, asked] of Object.entries(PERMISSIONS)) {
      const set = (granted: boolean): void => {
        const setting = granted ? 'granted' : 'denied';
        browser.root.tell('Browser.setPermission', { permission: { name }, setting });
      };
      if (this.#permissionHandler) this.#permissionHandler(null, asked, set, {});
      else set(true);
    }
  }
}

/** Told of every session as it is made, for the app's `session-created`. */
export const sessionEvents = new EventEmitter();

class Sessions {
  readonly #known = new Map<string, Session>();

  get defaultSession(): Session {
    return this.fromPartition('');
  }

  fromPartition(partition: string): Session {
    const known = this.#known.get(partition);
    if (known) return known;
    const made = new Session(partition === UI);
    this.#known.set(partition, made);
    sessionEvents.emit('created', made);
    return made;
  }
}

export const rawSessions = new Sessions();
export const session = strict('session', rawSessions);

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(list: readonly { scheme: string }[]): void {
    for (const { scheme } of list) schemes.add(scheme);
  },
});
