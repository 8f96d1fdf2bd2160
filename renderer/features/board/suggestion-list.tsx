import { StrangerLine } from '../../ui/stranger-text.tsx';
import type { Suggestion } from './completion.ts';

export const SUGGESTIONS_ID = 'search-suggestions';
export const suggestionId = (at: number): string => `${SUGGESTIONS_ID}-${at}`;

interface SuggestionListProps {
  readonly options: readonly Suggestion[];
  readonly active: number | null;
  readonly onTake: (option: Suggestion) => void;
}

/** What the line could go on with. The focus stays in the line; the highlighted entry is told to it. */
export function SuggestionList({ options, active, onTake }: SuggestionListProps) {
  return (
    <ul className="suggestions" id={SUGGESTIONS_ID} role="listbox" aria-label="Suggestions">
      {options.map((option, at) => (
        <li
          key={option.insert}
          id={suggestionId(at)}
          role="option"
          aria-selected={at === active}
          onPointerDown={(event) => {
            event.preventDefault(); // or the line would lose the focus first
            onTake(option);
          }}
        >
          <span className="suggestion-label">
            <StrangerLine text={option.label} longest={80} />
          </span>
          {option.about !== null && (
            <small>
              <StrangerLine text={option.about} longest={60} />
            </small>
          )}
          {option.count !== null && (
            <span className="facet-count">{option.count.toLocaleString()}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
