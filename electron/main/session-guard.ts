import type { Session } from 'electron';
import { isOwnOrigin } from './address.ts';

/**
 * Denies everything a page could ask a session for. Applied to every session there is, so that a new one
 * is closed from its first moment: without a handler Electron grants what is asked.
 */
export function guardSession(session: Session, { devTools }: { devTools: boolean }): void {
  session.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, done) => done(null));
  session.setBluetoothPairingHandler((_details, done) => done({ confirmed: false }));
  session.setSpellCheckerEnabled(false); // it fetches its dictionaries from elsewhere
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url, resourceType }, done) => {
    done({ cancel: !mayLoad(url, resourceType, devTools) });
  });
}

/** Our own files; pictures carried in the address itself; the developer tools where they are switched on. */
function mayLoad(url: string, resourceType: string, devTools: boolean): boolean {
  if (isOwnOrigin(url)) return true;
  if (url.startsWith('data:')) return resourceType === 'image';
  return devTools && (url.startsWith('devtools:') || url.startsWith('chrome-extension:'));
}
