import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { Place } from '#shared/domain/telling/event.ts';
import { fakeElectron } from '#test/fakes/electron.ts';
import { memoryLog } from '#test/fakes/host-log.ts';

const electron = fakeElectron({ packaged: false, userData: '/nowhere' });
vi.mock('electron', () => electron.module);
// Files share their modules: none of these was read with another Electron, nor is one kept with this.
vi.resetModules();
afterAll(() => {
  vi.doUnmock('electron');
  vi.resetModules();
});

const { notifier, unmarked } = await import('#electron/main/notifier.ts');
const { systemTray, trayWords } = await import('#electron/main/tray.ts');
const { trayBitmap } = await import('#electron/main/tray-image.ts');
const { wantedPlace } = await import('#electron/main/wanted-place.ts');

const INBOX: Place = { kind: 'inbox' };
const TOAST = { title: 'High · Contoso', body: '<b>x</b> &amp; y', sound: false, place: INBOX };

beforeEach(() => {
  electron.notifications.length = 0;
  electron.calls.length = 0;
});

test('a notification is text alone, silent unless asked, and its click leads to its place', () => {
  const places: Place[] = [];
  const { show } = notifier({
    platform: 'linux',
    onPlace: (place) => void places.push(place),
    log: memoryLog(),
  });
  show(TOAST);
  const [shown] = electron.notifications;
  expect(shown?.options).toEqual({
    title: 'High · Contoso',
    body: '‹b›x‹/b› ＆amp; y',
    silent: true,
  });
  shown?.emit('click');
  expect(places).toEqual([INBOX]);
});

test.each(['win32', 'darwin'] as const)('on %s text is passed on as it is', (platform) => {
  expect(unmarked('<b>&', platform)).toBe('<b>&');
});

test.each([
  [{ unread: 0, blind: 0 }, 'Tidewatch: nothing unread'],
  [{ unread: 3, blind: 1 }, 'Tidewatch: 3 unread, 1 tenant blind'],
  [{ unread: 1, blind: 2 }, 'Tidewatch: 1 unread, 2 tenants blind'],
])('the tray says %o in words', (counts, words) => {
  expect(trayWords(counts)).toBe(words);
});

test('a desktop without a tray goes without it', () => {
  const log = memoryLog();
  const before = electron.module.nativeImage.createFromBitmap;
  electron.module.nativeImage.createFromBitmap = () => {
    throw new Error('no tray here');
  };
  const nothing = () => undefined;
  const tray = systemTray({ onOpen: nothing, onInbox: nothing, onQuit: nothing, log });
  tray.show({ unread: 1, blind: 0 });
  electron.module.nativeImage.createFromBitmap = before;
  expect(log.lines).toMatchObject([{ happening: 'tray.not-there' }]);
  expect(electron.calls).toEqual([]);
});

test('the icon is round: nothing in its corners, something in its middle', () => {
  const bitmap = trayBitmap(32);
  expect(bitmap).toHaveLength(32 * 32 * 4);
  expect(bitmap[3]).toBe(0);
  expect(bitmap[(16 * 32 + 16) * 4 + 3]).toBe(255);
});

test('a wanted place is told of once and given once', () => {
  const tell = vi.fn<() => void>();
  const place = wantedPlace(tell);
  place.want(INBOX);
  expect(tell).toHaveBeenCalledOnce();
  expect(place.take()).toEqual(INBOX);
  expect(place.take()).toBeNull();
});
