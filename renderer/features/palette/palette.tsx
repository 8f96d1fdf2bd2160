import { type KeyboardEvent, useMemo, useState } from 'react';
import { ChoiceDialog } from '../../ui/choice-dialog.tsx';
import { TenantChip } from '../../ui/marks.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { counted } from '../../ui/words.ts';
import {
  ownLine,
  type PaletteEntry,
  paletteItem,
  type PaletteLine,
  paletteLines,
  type PaletteSource,
  SEARCH_ENTRY,
  withSearch,
} from './palette-item.ts';

/** More is no name; what is pasted may be longer. */
const LONGEST_TYPED = 100;

interface PaletteProps {
  /** What was typed before it was there. */
  readonly begun: string;
  readonly source: PaletteSource;
  /** Ids used lately, the latest first. */
  readonly recent: readonly string[];
  /** The entry for what was pasted, where that is a thing of its own; its length is bounded by `longest`. */
  readonly pasted: (typed: string) => PaletteEntry | null;
  readonly longest: number;
  readonly isOwnKey: (event: KeyboardEvent) => boolean;
  /** The palette is to be closed, and then this done. */
  readonly onChoose: (line: PaletteLine) => void;
  /** Looks for what is typed in everything that is stored. */
  readonly onSearch: (typed: string) => void;
  readonly onClose: () => void;
}

/** Everything that can be done and every place to go, found by typing. */
export function Palette(props: PaletteProps) {
  const { begun, source, recent, pasted, longest, isOwnKey, onChoose, onSearch, onClose } = props;
  // As things stood when it was opened: what had the focus then is what an action is about.
  const [items] = useState(() => source().map(paletteItem));
  const [typed, setTyped] = useState(begun);
  const [refusal, setRefusal] = useState<string | null>(null);
  const lines = useMemo(() => {
    const own = pasted(typed);
    if (own) return [ownLine(own)];
    const found = paletteLines(items, typed, recent);
    return typed.trim() === '' ? found : withSearch(found, typed);
  }, [items, typed, recent, pasted]);
  const choose = (line: PaletteLine) => {
    const { id, whyNot } = line.item.entry;
    if (id === SEARCH_ENTRY) onSearch(typed.trim());
    else if (whyNot === null) onChoose(line);
    else setRefusal(`Not now: ${whyNot}`);
  };
  return (
    <ChoiceDialog
      label="Commands"
      placeholder="What to do, or which tenant"
      typed={typed}
      longest={longest}
      onType={(next) => {
        setTyped(pasted(next) ? next : next.slice(0, LONGEST_TYPED));
        setRefusal(null);
      }}
      options={lines}
      keyOf={({ item }) => item.entry.id}
      isOff={({ item }) => item.entry.whyNot !== null}
      drawn={(line) => <Line line={line} />}
      onChoose={choose}
      onClose={onClose}
      onKey={isOwnKey}
      note={
        refusal ??
        (lines.length === 0 ? 'Nothing is called that.' : counted(lines.length, 'entry', 'entries'))
      }
    />
  );
}

function Line({ line }: { readonly line: PaletteLine }) {
  const { item, match, recent } = line;
  const { entry } = item;
  const [name, about] = [item.name(), item.about()];
  return (
    <>
      {entry.tenant && <TenantChip {...entry.tenant} />}
      <span className="choice-name" title={name.text}>
        <MarkedText text={name} places={match.places} />
      </span>
      <span className="choice-about">
        {recent && 'Lately · '}
        <MarkedText text={about} places={match.aboutPlaces} />
      </span>
      {entry.whyNot !== null && <span className="choice-why">{entry.whyNot}</span>}
      {entry.keys !== null && <kbd>{entry.keys}</kbd>}
    </>
  );
}
