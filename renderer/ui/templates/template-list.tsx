import { StrangerLine } from '../stranger-text.tsx';
import type { TemplateList } from './use-template-list.ts';
import '../../styles/templates.css';

interface OfferedListProps {
  readonly id: string;
  readonly list: TemplateList;
}

export const optionId = (id: string, place: number): string => `${id}-${place}`;

/** The templates that can be put in. The focus stays in the field; the highlighted entry is told to it. */
export function OfferedTemplates({ id, list }: OfferedListProps) {
  if (!list.isOpen) return null;
  if (list.offered.length === 0) return <p className="template-none">No template begins so.</p>;
  return (
    <ul className="template-options" id={id} role="listbox" aria-label="Templates">
      {list.offered.map((entry, place) => (
        <li
          key={entry.template.id}
          id={optionId(id, place)}
          role="option"
          aria-selected={place === list.active}
          aria-disabled={entry.refusal !== null}
          onPointerDown={(event) => {
            event.preventDefault(); // or the field would lose the focus first
            list.take(entry);
          }}
        >
          <strong>
            <StrangerLine text={entry.template.name} longest={80} />
          </strong>
          <small>
            {entry.refusal === null ? (
              <StrangerLine text={entry.template.text} longest={160} />
            ) : (
              `Not here: ${entry.refusal}`
            )}
          </small>
        </li>
      ))}
    </ul>
  );
}
