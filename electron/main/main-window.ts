import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Clock } from '#shared/time.ts';
import { PAGE } from './address.ts';
import type { Log } from './log.ts';
import type { StateFile } from './state-file.ts';
import { followWindow, windowOptions } from './window.ts';

interface MainWindowParts {
  readonly preload: string;
  readonly state: StateFile;
  readonly devTools: boolean;
  readonly now: Clock;
  readonly log: Log;
}

/** A page that crashes again sooner than this is left as it is: loading it would not help. */
const CRASH_PAUSE_MS = 10_000;

/** The one window: opened on wish, found again, and loaded anew when its page crashes. */
export function mainWindow({ preload, state, devTools, now, log }: MainWindowParts) {
  let window: BrowserWindow | null = null;
  let crashedAt = Number.NEGATIVE_INFINITY;

  const open = (): void => {
    if (window) return focus();
    const dark = nativeTheme.shouldUseDarkColors;
    const displays = screen.getAllDisplays().map((display) => display.workArea);
    const opened = new BrowserWindow(
      windowOptions({ preload, state: state.get(), dark, devTools, displays }),
    );
    window = opened;
    followWindow(opened, state);
    opened.on('closed', () => {
      window = null;
    });
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.warn('window.page-gone', { reason, exitCode });
      const again = now() - crashedAt > CRASH_PAUSE_MS;
      crashedAt = now();
      if (again && reason !== 'clean-exit' && !opened.isDestroyed()) load(opened);
    });
    load(opened);
  };

  const load = (target: BrowserWindow): void => {
    target.loadURL(PAGE).catch((error: unknown) => log.error('window.load-failed', error));
  };

  const focus = (): void => {
    if (window?.isMinimized()) window.restore();
    window?.show();
    window?.focus();
  };

  return {
    open,
    focus: open,
    send: (channel: string, message: unknown): void => {
      if (window && !window.isDestroyed()) window.webContents.send(channel, message);
    },
  };
}
