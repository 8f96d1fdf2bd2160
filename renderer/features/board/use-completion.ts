import { type KeyboardEvent, type RefObject, useCallback, useState } from 'react';
import { flushSync } from 'react-dom';
import { accepted, type Completion, type Suggestion } from './completion.ts';

interface Line {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The line is meant as it stands: it may be offered again. @returns false: it cannot be read. */
  readonly onSettled: () => boolean;
  /** On to the list. */
  readonly onLeave: () => void;
}

/** The list under the line: open or not, and which of its entries is highlighted (null: none). */
export function useCompletion({ input, text, setText, onSettled, onLeave }: Line) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  const [caret, setCaret] = useState(0);

  const show = useCallback((shown: boolean) => {
    setOpen(shown);
    setActive(null);
  }, []);
  const follow = useCallback(() => setCaret(input.current?.selectionStart ?? 0), [input]);

  const take = (completion: Completion, option: Suggestion) => {
    const next = accepted(text, completion, option);
    flushSync(() => setText(next.text)); // the cursor can only be put where text already is
    input.current?.setSelectionRange(next.caret, next.caret);
    setCaret(next.caret);
    setActive(null);
    setOpen(option.kind === 'key');
  };

  /** @returns whether the key was meant for the list. */
  const onKey = (event: KeyboardEvent, completion: Completion): boolean => {
    const { options } = completion;
    const shown = open && options.length > 0;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (options.length === 0) {
          if (event.key === 'ArrowDown') onLeave();
          return event.key === 'ArrowDown';
        }
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setActive(
          shown ? moved(active, step, options.length) : step === 1 ? 0 : options.length - 1,
        );
        setOpen(true);
        return true;
      }
      case 'Enter':
      case 'Tab': {
        if (event.shiftKey) return false;
        const chosen = shown ? chosenBy(event.key, options, active) : undefined;
        if (chosen) take(completion, chosen);
        else if (event.key === 'Enter') {
          show(false);
          if (onSettled()) onLeave();
        }
        return chosen !== undefined || event.key === 'Enter';
      }
      case 'Escape':
        show(false);
        if (!shown) onLeave();
        return true;
      default:
        return false;
    }
  };

  return { open, active, caret, show, follow, take, onKey };
}

/** Enter takes what is highlighted alone; Tab also what plainly goes on with what is typed. */
function chosenBy(
  key: 'Enter' | 'Tab',
  options: readonly Suggestion[],
  active: number | null,
): Suggestion | undefined {
  if (active !== null) return options[active];
  const [first] = options;
  return key === 'Tab' && first?.continues ? first : undefined;
}

/** Past either end nothing is highlighted, then it goes on at the other. */
function moved(active: number | null, step: number, count: number): number | null {
  if (active === null) return step > 0 ? 0 : count - 1;
  const next = active + step;
  return next < 0 || next >= count ? null : next;
}
