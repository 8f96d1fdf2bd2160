import { StrangerLine } from '../../../ui/stranger-text.tsx';
import type { Wrong } from './wrong-form.ts';

/** Why the form was not recorded; nothing where nothing is wrong. */
export function WrongLine({ wrong: { words, tried } }: { readonly wrong: Wrong }) {
  if (words === null) return null;
  return (
    <p key={tried} className="mine-problem" role="alert">
      <StrangerLine text={words} longest={600} /> Nothing was recorded yet.
    </p>
  );
}
