import { SignInForm } from '../features/settings/sign-in-form.tsx';
import { StartScreen as Start } from '../features/start/start-screen.tsx';

/** The first screen, with the form for the registration that sign-in may still need. */
export function StartScreen() {
  return <Start signInForm={<SignInForm />} />;
}
