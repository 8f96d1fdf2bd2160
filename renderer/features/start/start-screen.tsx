import { Button } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useCommand } from '../../api.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TimeLeft } from '../../ui/relative-time.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { BackToFirst, NotOpened } from './not-opened.tsx';
import { useSession } from './session-context.ts';
import '../../styles/start.css';

/** Before anybody is signed in: choose, wait for the browser, or be told what is missing. */
export function StartScreen({ signInForm }: { readonly signInForm: ReactNode }) {
  const host = useSession((state) => state.host);
  const session = useSession((state) => state.session);
  const failure = useSession((state) => state.failure);
  const left = useSession((state) => state.left);
  const run = useCommand();
  const copy =
    host?.core === 'running'
      ? (text: string) => void run('app.copyText', { text }, 'Copied.')
      : null;
  const told = failure ?? session?.failure ?? null;
  const card = useRef<HTMLDivElement>(null);
  const isReady =
    host !== null && (host.profile === 'none' || session !== null || host.failure !== null);
  const isWaiting = (session?.waiting ?? null) !== null;
  // What had the focus is gone (signed out, cancelled): it stands on what leads on, nobody is torn away.
  useEffect(() => {
    if (!isReady || isWaiting || document.activeElement !== document.body) return;
    card.current?.querySelector<HTMLElement>('.start-choice button')?.focus();
  }, [isReady, isWaiting, host?.core]);
  return (
    <main className="start">
      <div className="start-card" ref={card}>
        <h1>Tidewatch</h1>
        <p className="start-line">One sign-in, every customer: a live incident board.</p>
        {left && session?.account === null && (
          <p className="start-note" role="status">
            Signed out. <StrangerLine text={left.name} longest={120} />
            ’s tenants, what was read and unsent changes stay on this computer. Unsent changes go
            out when they, and nobody else, sign in again.
          </p>
        )}
        {told && !session?.waiting && <FailureNote failure={told} onCopy={copy} />}
        {host?.failure && host.failure.message !== told?.message && (
          <FailureNote failure={host.failure} onCopy={copy} />
        )}
        <Step signInForm={signInForm} />
        {session?.protection === 'memory-only' && (
          <p className="start-note">
            This computer offers no protected storage. Your sign-in is kept in memory only and lasts
            until the app is closed.
          </p>
        )}
        {host && <p className="start-version">Version {host.version}</p>}
      </div>
    </main>
  );
}

/** What leads on from here. */
function Step({ signInForm }: { readonly signInForm: ReactNode }) {
  const host = useSession((state) => state.host);
  if (host?.profile === 'none') return <Choice />;
  if (host?.core === 'stopped' && host.failure) return <NotOpened failure={host.failure} />;
  return <SigningIn signInForm={signInForm} />;
}

function Choice() {
  const { host, openReal, openRange } = useSession((state) => state);
  return (
    <>
      <div className="start-choice">
        <Button appearance="primary" size="large" onClick={() => void openReal()}>
          Sign in with Microsoft
        </Button>
        <p>Opens your browser to sign in with your work account and shows your customers.</p>
      </div>
      {host?.rangeAllowed && (
        <div className="start-choice">
          <Button size="large" onClick={() => void openRange()}>
            Open the training range
          </Button>
          <p>
            Simulated customers on this computer, to practise and to look around. Nothing is real.
          </p>
        </div>
      )}
    </>
  );
}

function SigningIn({ signInForm }: { readonly signInForm: ReactNode }) {
  const { host, session, signIn, cancel } = useSession((state) => state);
  const back = <BackToFirst />;
  if (!session || host?.core !== 'running') {
    return (
      <>
        <p role="status">Starting…</p>
        {back}
      </>
    );
  }
  if (session.waiting) {
    return (
      <>
        <div role="status">
          <h2>Waiting for your browser</h2>
          <p>Sign in on the page that opens there, then come back here.</p>
        </div>
        <p>
          Time left: <TimeLeft at={session.waiting.expiresAt} />
        </p>
        <Button onClick={() => void cancel()}>Cancel</Button>
      </>
    );
  }
  if (session.notReady) {
    return (
      <>
        <h2>Sign-in needs two ids first</h2>
        <p>
          <StrangerLine text={session.notReady.message} />
        </p>
        {session.notReady.remedy !== null && (
          <p>
            <StrangerLine text={session.notReady.remedy} />
          </p>
        )}
        {signInForm}
        {back}
      </>
    );
  }
  return (
    <>
      <div className="start-choice">
        <Button appearance="primary" size="large" onClick={() => void signIn()}>
          {host.profile === 'range' ? 'Sign in to the training range' : 'Sign in with Microsoft'}
        </Button>
      </div>
      {host.profile === 'real' && (
        <details>
          <summary>Sign-in settings</summary>
          {signInForm}
        </details>
      )}
      {back}
    </>
  );
}
