type Act = () => void;

/**
 * What is pressed while everything that was picked is still being read: it waits, and is done in its order once
 * that is there. Where nothing comes, or it was let go of, nothing is done.
 */
export function comingPicks() {
  let waiting: { readonly acts: Act[] } | null = null;
  const present = () => waiting;
  return {
    isComing: () => waiting !== null,
    /** Done at once where nothing is on its way. */
    after: (act: Act): void => {
      if (waiting) waiting.acts.push(act);
      else act();
    },
    /** @returns what to call with the way to take in what came, or null: nothing did. The latest pick counts. */
    begin: () => {
      const own = { acts: waiting?.acts ?? [] };
      waiting = own;
      return (takeIn: Act | null, doing: (act: Act) => void): void => {
        if (waiting !== own) return;
        waiting = null;
        for (const act of takeIn ? [takeIn, ...own.acts] : []) {
          // Where one of them was a pick that has to be read as well, what came after it waits for that.
          const next = present();
          if (next) next.acts.push(act);
          else doing(act);
        }
      };
    },
    letGo: (): void => {
      waiting = null;
    },
  };
}
