import type { LinkTarget } from '#shared/domain/links.ts';
import { useCommand } from '../../../api.tsx';
import type { AccessPartProps } from '../access-part.ts';
import type { LineOf, MineLine } from './mine-lines.ts';

/** What the buttons of a line are given, by its kind. */
export interface LineActionsProps<K extends MineLine['kind']> extends AccessPartProps {
  readonly line: LineOf<K>;
  /** Of the tenant; hostile. */
  readonly name: string;
  readonly onDone: () => void;
}

interface OpenLinkProps {
  readonly target: LinkTarget;
  /** What it is called where it stands alone: for screen readers. */
  readonly name: string;
  readonly children: string;
}

/** A button that opens a page of Microsoft in the browser of its tenant. */
export function OpenLink({ target, name, children }: OpenLinkProps) {
  const run = useCommand();
  return (
    <button
      type="button"
      className="plain-button"
      aria-label={name}
      onClick={() => void run('links.open', { target })}
    >
      {children}
    </button>
  );
}
