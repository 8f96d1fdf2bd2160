import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { QueryTenant } from '#shared/domain/query/fields.ts';
import type { QueryProblem } from '#shared/domain/query/syntax.ts';
import { useClock } from '../../ui/clock.tsx';
import { Keys } from '../../ui/shortcuts.tsx';
import { useBoard } from './board-context.ts';
import { completionAt, isUnfinished } from './completion.ts';
import { MarkedLine } from './marked-line.tsx';
import { SEARCH_ID } from './search-focus.ts';
import { SuggestionList, suggestionId, SUGGESTIONS_ID } from './suggestion-list.tsx';
import { useCompletion } from './use-completion.ts';
import '../../styles/search.css';

interface BoardSearchProps {
  readonly tenants: readonly QueryTenant[];
  readonly onUse: () => void;
  /** Enter, Escape and an arrow down lead out of the line, to the list. */
  readonly onLeave: () => void;
}

/** The filter as one line of words; what is not understood is underlined, said below and changes nothing. */
export function BoardSearch({ tenants, onUse, onLeave }: BoardSearchProps) {
  const text = useBoard((state) => state.text);
  const problems = useBoard((state) => state.problems);
  const recent = useBoard((state) => state.recent);
  const setText = useBoard((state) => state.setText);
  const settleText = useBoard((state) => state.settleText);
  const watchCounts = useBoard((state) => state.watchCounts);
  const facets = useBoard((state) => state.counts?.facets ?? null);
  const input = useRef<HTMLInputElement>(null);
  const [scrollPx, setScrollPx] = useState(0);
  const [focused, setFocused] = useState(false);
  const list = useCompletion({
    input,
    text,
    setText: (next) => setText(next, tenants, false),
    onSettled: () => settleText(tenants),
    onLeave,
  });
  const { open, active, caret, follow } = list;
  // Numbers beside suggestions are counted only while there are suggestions.
  useEffect(() => (open ? watchCounts() : undefined), [open, watchCounts]);
  const { now } = useClock();
  const source = useMemo(
    () => ({ tenants, facets, recent, nowMs: now() }),
    [tenants, facets, recent, now],
  );
  const completion = useMemo(() => completionAt(text, caret, source), [text, caret, source]);
  const shown = open && completion.options.length > 0;
  const problem = problemToSay(problems, shown && focused ? caret : null);
  return (
    <div className="search" role="search">
      <div className="search-box">
        <Search16Regular aria-hidden="true" />
        <div className="search-line">
          <MarkedLine text={text} marks={problem ? problems : []} scrollPx={scrollPx} />
          <input
            ref={input}
            id={SEARCH_ID}
            type="text"
            role="combobox"
            aria-label="Search the board"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={shown ? SUGGESTIONS_ID : undefined}
            aria-activedescendant={shown && active !== null ? suggestionId(active) : undefined}
            aria-describedby={problem ? 'search-problem' : undefined}
            aria-invalid={problem !== null}
            title={focused ? undefined : problem?.message}
            placeholder="severity:high (turn:us or age>4h) -tag:vip"
            autoComplete="off"
            spellCheck={false}
            value={text}
            onFocus={() => {
              setFocused(true);
              onUse();
            }}
            onBlur={() => {
              setFocused(false);
              list.show(false);
              settleText(tenants);
            }}
            onChange={(event) => {
              const { value, selectionStart } = event.target;
              const next = completionAt(value, selectionStart ?? value.length, source);
              setText(value, tenants, isUnfinished(next), next.options.length > 0);
              follow();
              list.show(true);
            }}
            onSelect={follow}
            onScroll={(event) => setScrollPx(event.currentTarget.scrollLeft)}
            onKeyDown={(event) => {
              if (list.onKey(event, completion)) event.preventDefault();
            }}
          />
        </div>
        <Keys of="search" />
        <div className="search-below">
          {/* Always there: what appears in it is said. */}
          <p
            className="search-problem"
            id="search-problem"
            role="status"
            hidden={!problem || !focused}
          >
            {problem?.message}
          </p>
          {shown && (
            <SuggestionList
              options={completion.options}
              active={active}
              onTake={(option) => list.take(completion, option)}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/** The first problem, but not of the word that is being written while there is help with it. */
function problemToSay(
  problems: readonly QueryProblem[],
  caret: number | null,
): QueryProblem | null {
  const [first = null, ...more] = problems;
  const isBeingWritten = first && caret !== null && first.start <= caret && caret <= first.end;
  return isBeingWritten ? (more[0] ?? null) : first;
}
