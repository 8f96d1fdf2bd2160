import { Button } from '@fluentui/react-components';
import { useCommand } from '../../api.tsx';
import { PlainDialog } from '../../ui/plain-dialog.tsx';

/** Says what stays and what waits before the person leaves. */
export function SignOutDialog({ onClose }: { readonly onClose: () => void }) {
  const run = useCommand();
  const signOut = () => {
    onClose();
    void run('session.signOut', {});
  };
  return (
    <PlainDialog
      title="Sign out?"
      closeName="Stay signed in"
      onClose={onClose}
      actions={
        <Button appearance="primary" onClick={signOut}>
          Sign out
        </Button>
      }
    >
      <p>
        Your sign-in is forgotten on this computer. Your tenants, the incidents that were read and
        the changes that were not sent stay. Unsent changes go out when you, and nobody else, sign
        in again.
      </p>
    </PlainDialog>
  );
}
