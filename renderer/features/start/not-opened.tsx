import { Button } from '@fluentui/react-components';
import { type Failure, KEY_CLOSED } from '#shared/errors.ts';
import { useSession } from './session-context.ts';

/** Out of a profile that was chosen. */
export function BackToFirst() {
  const leaveProfile = useSession((state) => state.leaveProfile);
  return (
    <Button appearance="subtle" onClick={() => void leaveProfile()}>
      Back to the first screen
    </Button>
  );
}

/** A profile that core could not open: the reason stands above. */
export function NotOpened({ failure }: { readonly failure: Failure }) {
  const startAgain = useSession((state) => state.startAgain);
  return (
    <>
      <div className="start-choice">
        <Button appearance="primary" size="large" onClick={() => void startAgain(false)}>
          Try again
        </Button>
      </div>
      {failure.support === KEY_CLOSED && (
        <details>
          <summary>The key is lost for good</summary>
          <div className="start-choice">
            <p>
              An empty profile begins. Nothing is deleted: the old files are set aside in the
              profile folder and open only with their key. Changes that were not sent yet stay in
              them and are not sent.
            </p>
            <Button onClick={() => void startAgain(true)}>Begin anew</Button>
          </div>
        </details>
      )}
      <BackToFirst />
    </>
  );
}
