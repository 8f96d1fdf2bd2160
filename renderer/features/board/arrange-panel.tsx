import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { LayoutColumnTwo16Regular } from '@fluentui/react-icons/svg/layout-column-two';
import { useId, useState } from 'react';
import { BoardLayout, Density, Grouping } from '#shared/domain/arrangement.ts';
import { useOffer } from '../../ui/offers.tsx';
import { Popover } from '../../ui/popover.tsx';
import { useTitle } from '../../ui/shortcuts.tsx';
import { SortChoice } from './sort-choice.tsx';
import { useBoard } from './board-context.ts';
import { COLUMNS, columnChoices, movedColumn, withColumn } from './board-columns.ts';

const LAYOUTS: Readonly<Record<BoardLayout, string>> = {
  list: 'A list',
  'by-status': 'Cards by status',
  'by-turn': 'Cards by turn',
};

const GROUPS: Readonly<Record<Grouping, string>> = {
  tenant: 'Tenant',
  severity: 'Severity',
  status: 'Status',
  turn: 'Whose turn',
  sla: 'Clock',
  assignedTo: 'Assigned to',
};

const DENSITIES: Readonly<Record<Density, string>> = {
  compact: 'Compact',
  normal: 'Normal',
  comfortable: 'Comfortable',
};

interface ArrangePanelProps {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}

/** How the board shows what it shows: layout, groups, columns, height of rows. Each takes effect at once. */
export function ArrangePanel({ density, onDensity }: ArrangePanelProps) {
  const [open, setOpen] = useState(false);
  const title = useTitle();
  const layout = useBoard((state) => state.layout);
  const group = useBoard((state) => state.group);
  const arrange = useBoard((state) => state.arrange);
  const foldAll = useBoard((state) => state.foldAll);
  useOffer('arrange', () => setOpen(true));
  return (
    <Popover
      name="Arrange the board"
      title={title('Layout, groups, columns, row height', 'arrange')}
      button={
        <>
          <LayoutColumnTwo16Regular aria-hidden="true" /> <span className="tool-name">Arrange</span>
        </>
      }
      open={open}
      onOpen={setOpen}
    >
      <Choice
        label="Show as"
        value={layout}
        names={LAYOUTS}
        onChoose={(value) => arrange({ layout: BoardLayout.parse(value) }, null)}
      />
      {layout === 'list' && (
        <Choice
          label="Group by"
          value={group ?? ''}
          names={{ '': 'Nothing', ...GROUPS }}
          onChoose={(value) =>
            arrange({ group: value === '' ? null : Grouping.parse(value) }, null)
          }
        />
      )}
      {layout === 'list' && group !== null && (
        <div className="view-buttons">
          <button type="button" className="plain-button" onClick={() => foldAll(true)}>
            Collapse all
          </button>
          <button type="button" className="plain-button" onClick={() => foldAll(false)}>
            Expand all
          </button>
        </div>
      )}
      <SortChoice />
      <Choice
        label="Row height"
        value={density}
        names={DENSITIES}
        onChoose={(value) => onDensity(Density.parse(value))}
      />
      {layout === 'list' && <ColumnChoice />}
    </Popover>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly names: Readonly<Record<string, string>>;
  readonly onChoose: (value: string) => void;
}

function Choice({ label, value, names, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="arrange-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {Object.entries(names).map(([choice, name]) => (
          <option key={choice} value={choice}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function ColumnChoice() {
  const shown = useBoard((state) => state.columns);
  const noRoom = useBoard((state) => state.noRoom);
  const showColumns = useBoard((state) => state.showColumns);
  return (
    <fieldset className="facet">
      <legend>Columns</legend>
      {columnChoices(shown).map(({ column, isShown }, place) => {
        const { name } = COLUMNS[column];
        return (
          <div key={column} className="column-choice">
            <label>
              <input
                type="checkbox"
                checked={isShown}
                disabled={column === 'title'}
                onChange={({ target }) => showColumns(withColumn(shown, column, target.checked))}
              />{' '}
              {name}
              {noRoom.includes(column) && <small className="no-room"> no room</small>}
            </label>
            <span className="view-buttons">
              <button
                type="button"
                className="quiet-button"
                aria-label={`Move ${name} to the left`}
                disabled={!isShown || place === 0}
                onClick={() => showColumns(movedColumn(shown, column, -1))}
              >
                <ArrowUp16Regular aria-hidden="true" />
              </button>
              <button
                type="button"
                className="quiet-button"
                aria-label={`Move ${name} to the right`}
                disabled={!isShown || place === shown.length - 1}
                onClick={() => showColumns(movedColumn(shown, column, 1))}
              >
                <ArrowDown16Regular aria-hidden="true" />
              </button>
            </span>
          </div>
        );
      })}
      {noRoom.length > 0 && (
        <p className="muted">The window is too narrow for those with “no room”.</p>
      )}
    </fieldset>
  );
}
