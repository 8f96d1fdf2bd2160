import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { tabAfter } from './tab-steps.ts';
import '../styles/tabs.css';

interface TabListProps<T extends string> {
  /** What the tabs are parts of, for screen readers. */
  readonly name: string;
  readonly tabs: readonly T[];
  readonly chosen: T;
  /** The DOM id of a tab, by which its panel names it. */
  readonly idOf: (tab: T) => string;
  readonly panelId: string;
  /** The key of its own that shows a tab, as `aria-keyshortcuts` has it. */
  readonly keysOf?: (tab: T) => string | undefined;
  readonly onShow: (tab: T) => void;
  /** What stands on a tab. */
  readonly children: (tab: T) => ReactNode;
}

/** Tabs of which one is shown: a single stop of Tab; arrows, Home and End show another and take the focus along. */
export function TabList<T extends string>(props: TabListProps<T>) {
  const { name, tabs, chosen, idOf, panelId, keysOf, onShow, children } = props;
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const next = tabAfter(tabs, chosen, event.key);
    if (next === null) return;
    event.preventDefault();
    onShow(next);
    list.current?.querySelector<HTMLElement>(`#${idOf(next)}`)?.focus();
  };
  return (
    <div ref={list} className="tabs" role="tablist" aria-label={name} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={idOf(tab)}
          aria-selected={tab === chosen}
          aria-controls={panelId}
          aria-keyshortcuts={keysOf?.(tab)}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => onShow(tab)}
        >
          {children(tab)}
        </button>
      ))}
    </div>
  );
}
