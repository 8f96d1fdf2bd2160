import { AppError } from '#shared/errors.ts';

/**
 * Words that were typed belong to whoever typed them; somebody else may have signed in before they came here.
 * @throws AppError `needs-sign-in` when nobody is signed in, `refused` when it is another person.
 */
export function mustBeTypedBy(signedIn: string | null, accountId: string): void {
  if (signedIn === null) {
    throw new AppError('needs-sign-in', 'Nobody is signed in, so these words would be nobody’s.', {
      remedy: 'Sign in, then type them again.',
    });
  }
  if (signedIn === accountId) return;
  throw new AppError('refused', 'These words were typed while another person was signed in.', {
    remedy: 'Sign in as that person, then type them again.',
  });
}
