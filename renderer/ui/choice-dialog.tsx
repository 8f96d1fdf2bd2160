import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { PAGE_STEP, movedBy } from './choice-keys.ts';
import '../styles/choice.css';

const ROW_PX = 32;

interface ChoiceDialogProps<T> {
  /** What the dialog, its line and its list are called. */
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly longest: number;
  /** Lines of several columns. */
  readonly wide?: boolean;
  readonly onType: (typed: string) => void;
  readonly options: readonly T[];
  readonly keyOf: (option: T) => string;
  readonly isOff: (option: T) => boolean;
  readonly drawn: (option: T) => ReactNode;
  readonly onChoose: (option: T) => void;
  readonly onClose: () => void;
  /** What is said instead of a list, or about it. */
  readonly note: string | null;
  /** A key of its own, such as the one that opened it; true = it was meant for the dialog. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
}

/**
 * A line to type in and a list below it, over everything else. The focus stays in the line, the highlighted
 * entry is told to it (ARIA combobox with a listbox); only the entries on the screen are in the document.
 * The browser gives the focus back to where it was when the dialog closes.
 */
export function ChoiceDialog<T>(props: ChoiceDialogProps<T>) {
  const { label, placeholder, typed, longest, onType, options, keyOf, isOff, drawn } = props;
  const { onChoose, onClose, note, onKey, wide = false } = props;
  const listId = useId();
  const noteId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  // Before the list measures itself: in a closed dialog it has no height, and its entries come a frame later.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  const rows = useVirtualizer({
    count: options.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 4,
  });
  const at = Math.min(active, options.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  // What is typed changes the list: it begins anew at its top.
  const type = (next: string) => {
    onType(next);
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  };
  const highlight = (next: number) => {
    setActive(next);
    rows.scrollToIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' || onKey?.(event)) {
      event.preventDefault();
      return onClose();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      const option = options[at];
      return option === undefined ? undefined : onChoose(option);
    }
    const next = movedBy(event, at, options.length, PAGE_STEP);
    if (next === null) return;
    event.preventDefault();
    highlight(next);
  };
  return (
    <dialog
      ref={dialog}
      className="choice"
      data-wide={wide}
      aria-label={label}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose(); // beside the dialog
      }}
    >
      <div className="choice-inside">
        <input
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-activedescendant={options.length > 0 ? optionId(at) : undefined}
          aria-describedby={note === null ? undefined : noteId}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          dir="auto"
          maxLength={longest}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <div ref={scroller} className="choice-list" id={listId} role="listbox" aria-label={label}>
          <div role="presentation" style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => {
              const option = options[index];
              return (
                option !== undefined && (
                  <div
                    key={keyOf(option)}
                    id={optionId(index)}
                    role="option"
                    aria-selected={index === at}
                    aria-disabled={isOff(option)}
                    aria-setsize={options.length}
                    aria-posinset={index + 1}
                    className="choice-line"
                    style={{ transform: `translateY(${start}px)` }}
                    onPointerDown={(event) => {
                      event.preventDefault(); // or the line would lose the focus first
                      highlight(index);
                    }}
                    onClick={() => onChoose(option)}
                  >
                    {drawn(option)}
                  </div>
                )
              );
            })}
          </div>
        </div>
        <p className="choice-note" id={noteId} role="status">
          {note}
        </p>
      </div>
    </dialog>
  );
}
