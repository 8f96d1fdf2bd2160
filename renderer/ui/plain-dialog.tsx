import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';

interface PlainDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Buttons beside Close. */
  readonly actions?: ReactNode;
  readonly closeName?: string;
  /** `alert` must be answered: a click beside it does not close it. */
  readonly kind?: 'modal' | 'alert';
  readonly onClose: () => void;
}

/** A dialog that gives the focus back to where it was. */
export function PlainDialog(props: PlainDialogProps) {
  const { title, children, actions, closeName = 'Close', kind = 'modal', onClose } = props;
  useFocusBack();
  return (
    <Dialog open modalType={kind} onOpenChange={onClose}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            {actions}
            <Button onClick={onClose}>{closeName}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** Remembers what had the focus when the dialog was opened, and returns it when the dialog is gone. */
function useFocusBack(): void {
  const from = useRef(document.activeElement);
  useEffect(() => {
    const element = from.current;
    return () => {
      if (element instanceof HTMLElement && element.isConnected) element.focus();
    };
  }, []);
}
