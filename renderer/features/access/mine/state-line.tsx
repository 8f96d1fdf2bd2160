import { ended } from '#shared/domain/words.ts';
import type { Actor, StateWords } from '#shared/domain/access/states.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';

const WHO: Readonly<Record<Actor, string | null>> = {
  you: 'You decide what comes next.',
  approvers: 'Waiting for its approvers.',
  service: 'Waiting for Entra.',
  administrator: 'Waiting for an administrator of that tenant.',
  nobody: null,
};

/** A state in Entra's own word, what happens next, and who has to act. */
export function StateLine({ words }: { readonly words: StateWords }) {
  const who = WHO[words.who];
  return (
    <p>
      <strong>
        <StrangerLine text={ended(words.label)} longest={80} />
      </strong>{' '}
      {words.next} {who !== null && <span className="muted">{who}</span>}
    </p>
  );
}
