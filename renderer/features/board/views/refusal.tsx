import { StrangerLine } from '../../../ui/stranger-text.tsx';

/** Why something was not done, beside where it was asked for. */
export function Refusal({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p role="alert" className="failure-line">
      <StrangerLine text={text} />
    </p>
  );
}
