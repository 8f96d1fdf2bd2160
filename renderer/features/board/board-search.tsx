import { Search16Regular } from '@fluentui/react-icons/svg/search';
import type { QueryTenant } from '#shared/domain/query/fields.ts';
import { useBoard } from './board-context.ts';

export const SEARCH_ID = 'board-search';

interface BoardSearchProps {
  readonly tenants: readonly QueryTenant[];
  readonly onUse: () => void;
}

/** The filter as one line of words; what is not understood is said below and changes nothing. */
export function BoardSearch({ tenants, onUse }: BoardSearchProps) {
  const text = useBoard((state) => state.text);
  const problems = useBoard((state) => state.problems);
  const setText = useBoard((state) => state.setText);
  const [problem] = problems;
  return (
    <div className="search" role="search">
      <Search16Regular aria-hidden="true" />
      <input
        id={SEARCH_ID}
        type="text"
        aria-label="Search the board"
        aria-describedby={problem ? 'search-problem' : undefined}
        aria-invalid={problem !== undefined}
        placeholder="severity:high turn:us tenant:contoso age>4h “words”"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onFocus={onUse}
        onChange={(event) => setText(event.target.value, tenants)}
      />
      <kbd aria-hidden="true">/</kbd>
      {problem && (
        <p className="search-problem" id="search-problem" role="status">
          {problem.message}
        </p>
      )}
    </div>
  );
}
