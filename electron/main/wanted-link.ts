import type { AppLink } from '#shared/domain/app-link.ts';

/**
 * The link that was handed over last, by a start, a second start, or the system (macOS). It can come before
 * there is a window; the page is told that there is one, and asks. Anybody can make a link: what is not
 * exactly one of ours is dropped. How a link is read is made ready with the first one: few starts bring one.
 */
export function wantedLink() {
  let wanted: AppLink | null = null;
  let tell: () => void = () => undefined;
  let last: Promise<unknown> = Promise.resolve();

  const read = async (text: string): Promise<boolean> => {
    const { parseAppLink } = await import('#shared/domain/app-link.ts');
    const link = parseAppLink(text);
    if (!link) return false;
    wanted = link;
    tell();
    return true;
  };
  return {
    /** Resolves to whether it was one of ours. */
    want: (text: string): Promise<boolean> => {
      const done = last.then(() => read(text));
      last = done;
      return done;
    },
    onWanted: (listener: () => void): void => {
      tell = listener;
    },
    /** Given once; waits for one that is being read. */
    take: async (): Promise<AppLink | null> => {
      await last;
      const link = wanted;
      wanted = null;
      return link;
    },
  };
}
export type WantedLink = ReturnType<typeof wantedLink>;
