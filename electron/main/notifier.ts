import { Notification } from 'electron';
import type { Place } from '#shared/domain/telling/event.ts';
import type { Toast } from '#shared/domain/telling/toast.ts';
import type { Log } from './log.ts';

interface NotifierParts {
  readonly platform: NodeJS.Platform;
  /** A notification was clicked. */
  readonly onPlace: (place: Place) => void;
  readonly log: Log;
}

/** Kept while they are shown: a notification nobody holds on to loses its click. The oldest go first. */
const MOST_HELD = 20;

/** Notification services on Linux may read a body as markup; look-alikes are text everywhere. */
const LOOK_ALIKES = new Map([
  ['<', '‹'],
  ['>', '›'],
  ['&', '＆'],
]);

/** Text that no notification service can take for markup. */
export function unmarked(text: string, platform: NodeJS.Platform): string {
  if (platform !== 'linux') return text;
  return text.replace(/[<>&]/g, (character) => LOOK_ALIKES.get(character) ?? character);
}

/** Shows notifications of the desktop, text alone. Where there is no service for them, nothing happens. */
export function notifier({ platform, onPlace, log }: NotifierParts) {
  const held = new Set<Notification>();
  return {
    show: ({ title, body, sound, place }: Toast): void => {
      if (!Notification.isSupported()) return;
      const notification = new Notification({
        title: unmarked(title, platform),
        body: unmarked(body, platform),
        silent: !sound,
      });
      const release = () => void held.delete(notification);
      notification.on('click', () => {
        release();
        onPlace(place);
      });
      notification.on('close', release);
      notification.on('failed', (_event, error) => {
        release();
        log.warn('notification.failed', { error });
      });
      held.add(notification);
      for (const oldest of [...held].slice(0, -MOST_HELD)) held.delete(oldest);
      notification.show();
    },
  };
}
