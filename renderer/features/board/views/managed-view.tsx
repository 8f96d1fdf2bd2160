import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import { visibleLine } from '#shared/text.ts';
import { isBuiltIn, type View } from '#shared/domain/views/view.ts';
import { StrangerLine } from '../../../ui/stranger-text.tsx';

interface ManagedViewProps {
  readonly view: View;
  readonly first: boolean;
  readonly last: boolean;
  /** To be exported. */
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  /** Answers whether the name was taken. */
  readonly onRename: (name: string) => Promise<boolean>;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One view in the dialog that manages them. A new name counts when the field is left, or with Enter. */
export function ManagedView(props: ManagedViewProps) {
  const { view, first, last, chosen, onChoose, onRename, onMove, onRemove } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const name = visibleLine(view.name);
  const settle = async () => {
    if (typed === null) return;
    if (typed.trim() !== '' && typed.trim() !== view.name && !(await onRename(typed))) return;
    setTyped(null);
  };
  return (
    <li>
      {isBuiltIn(view.id) ? (
        <span />
      ) : (
        <input
          type="checkbox"
          aria-label={`Export ${name}`}
          checked={chosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      )}
      {isBuiltIn(view.id) ? (
        <StrangerLine text={view.name} longest={80} />
      ) : (
        <input
          type="text"
          aria-label={`Name of ${name}`}
          maxLength={80}
          value={typed ?? view.name}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={() => void settle()}
          onKeyDown={({ key }) => {
            if (key === 'Enter') void settle();
          }}
        />
      )}
      <span className="view-buttons">
        <button
          type="button"
          className="plain-button"
          aria-label={`Move ${name} up`}
          disabled={first}
          onClick={() => onMove(-1)}
        >
          <ArrowUp16Regular aria-hidden="true" />
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={`Move ${name} down`}
          disabled={last}
          onClick={() => onMove(1)}
        >
          <ArrowDown16Regular aria-hidden="true" />
        </button>
        <button
          type="button"
          className="plain-button"
          aria-label={`Delete ${name}`}
          disabled={isBuiltIn(view.id)}
          title={isBuiltIn(view.id) ? 'Comes with Tidewatch.' : undefined}
          onClick={onRemove}
        >
          <Delete16Regular aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}
