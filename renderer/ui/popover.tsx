import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWayBack } from './way-back.ts';
import '../styles/menu.css';

interface PopoverProps {
  readonly name: string;
  readonly title?: string;
  /** What stands on the button. */
  readonly button: ReactNode;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly children: ReactNode;
}

/** A button with a panel below it that leaves the rest of the page in sight. Esc closes it. */
export function Popover({ name, title, button, open, onOpen, children }: PopoverProps) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const back = useWayBack(open, opener);
  useEffect(() => {
    if (!open) return;
    const first = panel.current?.querySelector<HTMLElement>('input, select, button');
    (first ?? panel.current)?.focus();
  }, [open]);
  return (
    <div
      ref={place}
      className="menu-place"
      onBlur={({ relatedTarget }) => {
        // A press on something that takes no focus, such as a label of the panel, is no leaving.
        if (relatedTarget instanceof Node && !place.current?.contains(relatedTarget)) onOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        event.preventDefault();
        onOpen(false);
        back();
      }}
    >
      <button
        ref={opener}
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={title}
        onClick={() => onOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={name}
          tabIndex={-1}
          className="menu popover"
        >
          {children}
        </div>
      )}
    </div>
  );
}
