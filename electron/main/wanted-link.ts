import { type AppLink, parseAppLink } from '#shared/domain/app-link.ts';

/**
 * The link that was handed over last, by a start, a second start, or the system (macOS). It can come before
 * there is a window; the page is told that there is one, and asks. Anybody can make a link: what is not
 * exactly one of ours is dropped.
 */
export function wantedLink() {
  let wanted: AppLink | null = null;
  let tell: () => void = () => undefined;
  return {
    /** @returns whether it was one of ours. */
    want: (text: string): boolean => {
      const link = parseAppLink(text);
      if (!link) return false;
      wanted = link;
      tell();
      return true;
    },
    onWanted: (listener: () => void): void => {
      tell = listener;
    },
    /** Given once. */
    take: (): AppLink | null => {
      const link = wanted;
      wanted = null;
      return link;
    },
  };
}
export type WantedLink = ReturnType<typeof wantedLink>;
