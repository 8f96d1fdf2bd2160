/** Where the page keeps which face it showed last: a guess for the next start, never a fact. */
type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'last-face';
const WORK = 'work';

/** Whether the window showed the screens of work when it was last open. */
export function wasAtWork(kept: Kept): boolean {
  return kept.getItem(KEY) === WORK;
}

export function rememberFace(kept: Kept, face: string): void {
  kept.setItem(KEY, face);
}
