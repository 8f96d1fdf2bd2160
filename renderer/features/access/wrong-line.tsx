import { StrangerLine } from '../../ui/stranger-text.tsx';

interface WrongLineProps {
  /** Null = nothing is wrong. */
  readonly words: string | null;
  /** How often it was tried in vain: each time it is told anew. */
  readonly tried: number;
  /** By which the field it is about names it as its description. */
  readonly id?: string;
}

/** Why a form was not recorded; nothing where nothing is wrong. */
export function WrongLine({ words, tried, id }: WrongLineProps) {
  if (words === null) return null;
  return (
    <p key={tried} id={id} className="form-problem" role="alert">
      <StrangerLine text={words} longest={600} /> Nothing was recorded yet.
    </p>
  );
}
