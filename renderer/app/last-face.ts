import { z } from 'zod';
import { DEFAULT_SETTINGS, Settings } from '#shared/contract/app.ts';

/** Where the page keeps what it showed last: a guess for the next start, never a fact. */
export type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const FACE = 'last-face';
const WORK = 'work';
const LOOK = 'last-look';

/** Whether the window showed the screens of work when it was last open. */
export function wasAtWork(kept: Kept): boolean {
  return kept.getItem(FACE) === WORK;
}

export function rememberFace(kept: Kept, face: string): void {
  kept.setItem(FACE, face);
}

/** The settings that are seen or pressed before core can answer: a key that was changed never means the usual. */
const Look = Settings.pick({ theme: true, density: true, singleKeyShortcuts: true, keys: true });
/** Text that is no JSON, or no look, is no look. */
const KeptLook = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(Look);

/** The settings as they were last seen here; what was not kept, or cannot be read, is the default. */
export function lastSettings(kept: Kept): Settings {
  const look = KeptLook.safeParse(kept.getItem(LOOK));
  return { ...DEFAULT_SETTINGS, ...look.data };
}

export function rememberLook(kept: Kept, settings: Settings): void {
  kept.setItem(LOOK, JSON.stringify(Look.parse(settings)));
}
