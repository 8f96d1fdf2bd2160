import type { ElectronApplication } from '@playwright/test';

/** A notification as its desktop would have shown it. */
export interface ShownToast {
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
}

/** Keeps every notification instead of showing it, the same on every host. Call it once after a start. */
export async function keepToasts(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Notification }) => {
    const kept: Electron.Notification[] = [];
    Object.assign(globalThis, { keptToasts: kept });
    Notification.prototype.show = function keep(this: Electron.Notification) {
      kept.push(this);
    };
  });
}

/** All that were shown since, oldest first. */
export function shownToasts(app: ElectronApplication): Promise<readonly ShownToast[]> {
  return app.evaluate(() => {
    const kept: readonly Electron.Notification[] = Reflect.get(globalThis, 'keptToasts');
    return kept.map(({ title, body, silent }) => ({ title, body, silent }));
  });
}

/** As a person clicks the notification that came last. */
export function clickLastToast(app: ElectronApplication): Promise<void> {
  return app.evaluate(() => {
    const kept: readonly Electron.Notification[] = Reflect.get(globalThis, 'keptToasts');
    kept.at(-1)?.emit('click');
  });
}
