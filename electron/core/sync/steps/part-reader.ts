import type { AccessPart, UnreadPart } from '#shared/domain/access/access-seen.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Instant } from '#shared/time.ts';
import { IN_BROWSER } from '../../graph/access/access-remedy.ts';

/** What says something of the one call. All others are about the connection, the sign-in or the tenant. */
const OF_ONE_CALL: ReadonlySet<ErrorCode> = new Set([
  'no-role',
  'not-found',
  'refused',
  'bad-answer',
  'service-error',
  'timeout',
]);
/** The permission for reviews is one of its own. */
const OF_REVIEWS: ReadonlySet<ErrorCode> = new Set([...OF_ONE_CALL, 'needs-consent']);

/** What these say of any call speaks of other work than this. */
const SAID: ReadonlyMap<ErrorCode, Pick<UnreadPart, 'reason' | 'remedy'>> = new Map([
  ['no-role', { reason: 'The tenant does not let your account read this.', remedy: IN_BROWSER }],
  ['not-found', { reason: 'The service does not know this there.', remedy: IN_BROWSER }],
]);

/** Where so many things of one part fail one after the other, the rest is not asked for in this look. */
const MOST_IN_A_ROW = 3;

/** Reads one thing of a part; null where it could not be read. */
export type ReadOne = <T>(work: () => Promise<T>) => Promise<T | null>;

/** Reads what there is to know of a tenant part by part, so that what fails in one stays with that one. */
export function partReader(before: readonly UnreadPart[], at: Instant) {
  const unread = new Map<AccessPart, UnreadPart>();
  const errors: AppError[] = [];
  let parts = 0;

  /** Null where it could not be read. Rejects with what is not about this part alone. */
  const read = async <T>(part: AccessPart, work: () => Promise<T>): Promise<T | null> => {
    parts += 1;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (!(part === 'reviews' ? OF_REVIEWS : OF_ONE_CALL).has(error.code)) throw error;
      errors.push(error);
      const { message: reason, remedy } = error;
      const since = before.find((one) => one.part === part)?.since ?? at;
      const said = SAID.get(error.code) ?? { reason, remedy };
      if (!unread.has(part)) unread.set(part, { part, ...said, since });
      return null;
    }
  };

  return {
    read,
    /** What could not be read, each part once. */
    unread: (): UnreadPart[] => [...unread.values()],
    isUnread: (part: AccessPart): boolean => unread.has(part),
    /** @throws the first error, where nothing was read at all so far. */
    mustHaveRead: (): void => {
      const [first] = errors;
      if (first && errors.length === parts) throw first;
    },
    /** For one thing after the other of a part: what fails in one leaves the others, until it is the rule. */
    oneByOne: (part: AccessPart): ReadOne => {
      let inARow = 0;
      return async (work) => {
        if (inARow === MOST_IN_A_ROW) return null;
        const found = await read(part, work);
        inARow = found === null ? inARow + 1 : 0;
        return found;
      };
    },
  };
}
export type PartReader = ReturnType<typeof partReader>;
