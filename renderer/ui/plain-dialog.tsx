import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { StrangerLine } from './stranger-text.tsx';
import '../styles/dialog.css';

interface PlainDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons beside Close. */
  readonly actions?: ReactNode;
  readonly closeName?: string;
  /** `alert` interrupts to have something decided: screen readers say so, and the focus begins on Close. */
  readonly kind?: 'modal' | 'alert';
  /** Where the focus begins: in the first field or button, on Close, or on what submits the form. */
  readonly begin?: 'first' | 'close' | 'submit';
  readonly onClose: () => void;
  /** What Esc does where that is not to close. */
  readonly onEscape?: () => void;
  /**
   * Makes the dialog a form: Enter in a field of one line, and Ctrl+Enter in any, do what its submit button does.
   * Where that is refused at a field, the focus goes there.
   */
  readonly onSubmit?: () => void;
}

/**
 * The browser's own modal dialog: everything behind it is out of reach, Esc closes it, and the focus
 * goes back to where it was. (Fluent's left the page hidden from screen readers after an unmount.)
 */
export function PlainDialog(props: PlainDialogProps) {
  const {
    title,
    children,
    actions,
    closeName = 'Close',
    kind = 'modal',
    begin = kind === 'alert' ? 'close' : 'first',
    onClose,
    onEscape = onClose,
    onSubmit,
  } = props;
  const titleId = useId();
  const element = useRef<HTMLDialogElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    if (begin === 'submit') {
      dialog?.querySelector<HTMLElement>('[type="submit"]')?.focus();
      if (dialog) dialog.scrollTop = 0;
      return () => dialog?.close();
    }
    if (begin !== 'close') {
      if (dialog && begunAtItsEnd(dialog, buttons.current)) {
        dialog.focus();
        dialog.scrollTop = 0;
      }
      return () => dialog?.close();
    }
    const harmless = buttons.current?.lastElementChild;
    if (harmless instanceof HTMLElement) harmless.focus();
    if (dialog) dialog.scrollTop = 0; // the buttons stay in sight
    return () => dialog?.close();
  }, [begin]);
  return (
    <dialog
      ref={element}
      className="dialog"
      tabIndex={-1}
      role={kind === 'alert' ? 'alertdialog' : 'dialog'}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        keepFocusIn(event);
        submitWith(event);
        // Answered here: the browser closes the dialog itself when a second Esc follows the first.
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onEscape();
      }}
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
    >
      <h2 id={titleId}>
        <StrangerLine text={title} />
      </h2>
      <DialogBody onSubmit={onSubmit}>
        <div className="dialog-content">{children}</div>
        <div className="dialog-actions" ref={buttons}>
          {actions}
          <Button onClick={onClose}>{closeName}</Button>
        </div>
      </DialogBody>
    </dialog>
  );
}

/** Long, with nothing to press but the buttons at its end: what is to be read stands at its beginning. */
function begunAtItsEnd(dialog: HTMLElement, buttons: HTMLElement | null): boolean {
  if (dialog.scrollHeight <= dialog.clientHeight) return false;
  return buttons?.contains(document.activeElement) ?? false;
}

const TABBED =
  ':is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [tabindex="-1"])';

/** Past the last field Tab comes to the first again: the browser would leave the page in between. */
function keepFocusIn(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.key !== 'Tab' || event.defaultPrevented) return;
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>(TABBED)].filter((one) =>
    one.checkVisibility(),
  );
  const [first, last] = event.shiftKey
    ? [fields.at(-1), fields.at(0)]
    : [fields.at(0), fields.at(-1)];
  const active = document.activeElement;
  if (active !== last && active !== event.currentTarget) return;
  if (active === event.currentTarget && !event.shiftKey) return;
  event.preventDefault();
  first?.focus();
}

/** Ctrl+Enter does what the button that submits does, wherever the focus is in the dialog. */
function submitWith(event: KeyboardEvent<HTMLDialogElement>): void {
  if (event.defaultPrevented || event.key !== 'Enter') return;
  if (!event.ctrlKey && !event.metaKey) return;
  const button = event.currentTarget.querySelector<HTMLButtonElement>('[type="submit"]');
  if (!button?.form) return;
  event.preventDefault();
  if (!button.disabled) button.form.requestSubmit(button);
}

/** To the first field that is marked as wrong; in a group of boxes to the first of them. */
export function focusWrong(form: HTMLElement | null): void {
  const first = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const inside = first?.querySelector<HTMLElement>('input');
  (inside ?? first)?.focus();
}

interface DialogBodyProps {
  readonly children: ReactNode;
  readonly onSubmit: (() => void) | undefined;
}

function DialogBody({ children, onSubmit }: DialogBodyProps) {
  if (!onSubmit) return <div>{children}</div>;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        flushSync(onSubmit);
        focusWrong(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}
