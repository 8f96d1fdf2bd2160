import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle } from 'electron';
import type { Bounds, HostState } from './state-file.ts';

/** The session of the window. The default session serves nothing. */
export const UI_PARTITION = 'persist:ui';

/** Background behind the page until it has painted, so that no white flash is seen. */
const BACKGROUND = { dark: '#1f1f1f', light: '#fafafa' } as const;

const DEFAULT_SIZE = { width: 1440, height: 900 };
const SMALLEST = { minWidth: 400, minHeight: 320 };
/** This much of the title bar must be on some display for the old position to be of use. */
const REACHABLE_PX = 80;

interface WindowOptions {
  readonly preload: string;
  readonly state: HostState;
  readonly dark: boolean;
  /** Developer tools: only in a build that is not packaged. */
  readonly devTools: boolean;
  /** Work areas of the displays there are now. */
  readonly displays: readonly Rectangle[];
}

/** Everything a window is made with. Defaults that keep the page shut in are written out to be tested. */
export function windowOptions(options: WindowOptions): BrowserWindowConstructorOptions {
  const { preload, state, dark, devTools, displays } = options;
  return {
    ...(reachable(state.bounds, displays) ?? DEFAULT_SIZE),
    ...SMALLEST,
    show: false,
    title: 'Tidewatch',
    backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      partition: UI_PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      enableWebSQL: false,
      plugins: false,
      webgl: false,
      disableWakeLocks: true,
      devTools,
    },
  };
}

/** The remembered place, unless its title bar would be on no display any more. */
function reachable(bounds: Bounds | null, displays: readonly Rectangle[]): Bounds | null {
  if (!bounds) return null;
  const seen = displays.some((display) => {
    const across =
      Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
    const top = bounds.y >= display.y && bounds.y < display.y + display.height - REACHABLE_PX;
    return across >= REACHABLE_PX && top;
  });
  return seen ? bounds : null;
}

/** Shows the window once it has something to show, and remembers where it was when it closes. */
export function followWindow(
  window: BrowserWindow,
  state: {
    get(): HostState;
    update(change: Partial<HostState>): void;
  },
): void {
  window.once('ready-to-show', () => {
    if (state.get().maximized) window.maximize();
    window.show();
  });
  window.on('close', () => {
    state.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
}
