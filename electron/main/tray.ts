import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { TrayCounts } from '#shared/contract/tray-counts.ts';
import type { Log } from './log.ts';
import { trayBitmap } from './tray-image.ts';

interface TrayParts {
  readonly onOpen: () => void;
  readonly onInbox: () => void;
  readonly onQuit: () => void;
  readonly log: Log;
}

const SIZE = 32;

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

/** `Tidewatch: 3 unread, 1 tenant blind`. */
export function trayWords({ unread, blind }: TrayCounts): string {
  const parts = [unread === 0 ? 'nothing unread' : `${unread.toLocaleString()} unread`];
  if (blind > 0) parts.push(counted(blind, 'tenant blind', 'tenants blind'));
  return `Tidewatch: ${parts.join(', ')}`;
}

/** The icon in the system's tray with what waits. A desktop without a tray goes without it. */
export function systemTray({ onOpen, onInbox, onQuit, log }: TrayParts) {
  const menu = ({ unread }: TrayCounts): MenuItemConstructorOptions[] => [
    { label: 'Open Tidewatch', click: onOpen },
    { label: unread === 0 ? 'Inbox' : `Inbox (${unread.toLocaleString()} unread)`, click: onInbox },
    { type: 'separator' },
    { label: 'Quit Tidewatch', click: onQuit },
  ];

  let tray: Tray | null = null;
  const show = (counts: TrayCounts): void => {
    if (tray === null || tray.isDestroyed()) return;
    tray.setToolTip(trayWords(counts));
    tray.setContextMenu(Menu.buildFromTemplate(menu(counts)));
  };
  try {
    const size = { width: SIZE, height: SIZE, scaleFactor: 2 };
    tray = new Tray(nativeImage.createFromBitmap(trayBitmap(SIZE), size));
    tray.on('click', onOpen);
    show({ unread: 0, blind: 0 });
  } catch (error) {
    log.error('tray.not-there', error);
  }
  return { show };
}
