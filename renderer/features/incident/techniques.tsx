import type { techniquesOf } from '#shared/domain/mitre.ts';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';

interface TechniquesProps {
  readonly techniques: ReturnType<typeof techniquesOf>;
}

/** Number, name, and how many alerts say so. Text alone: their pages are not among the places we open. */
export function Techniques({ techniques }: TechniquesProps) {
  return (
    <ul className="techniques">
      {techniques.map(({ id, name, alerts }) => (
        <li key={id}>
          <span className="tag">
            <StrangerLine text={id} longest={40} />
          </span>
          {name} <span className="muted">{counted(alerts, 'alert')}</span>
        </li>
      ))}
    </ul>
  );
}
