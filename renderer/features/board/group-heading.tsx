import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRight12Regular } from '@fluentui/react-icons/svg/chevron-right';
import type { TenantRow } from '#shared/contract/tenants.ts';
import type { Grouping } from '#shared/domain/arrangement.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { isSameUser, ownName } from '#shared/domain/own-name.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { word } from '#shared/domain/words.ts';
import { standingWord } from '../../ui/due-mark.tsx';
import { SeverityMark, TenantMark, TurnMark } from '../../ui/marks.tsx';
import { StrangerLine } from '../../ui/stranger-text.tsx';
import { counted } from '../../ui/words.ts';
import { assigneeWord } from './part-words.ts';
import type { GroupPart } from './board-lines.ts';

interface GroupNameProps {
  readonly by: Grouping;
  readonly value: string;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

/** A group as its rows show what they have in common. */
export function GroupName({ by, value, tenants }: GroupNameProps) {
  switch (by) {
    case 'tenant': {
      const id = TenantId.safeParse(value);
      const tenant = id.success ? tenants.get(id.data) : undefined;
      return (
        <TenantMark
          name={tenant?.name ?? value}
          colour={tenant?.colour ?? null}
          readOnly={tenant?.readOnly}
        />
      );
    }
    case 'severity':
      return <SeverityMark severity={value} />;
    case 'turn':
      return <TurnMark turn={value} />;
    case 'status':
      return <>{word(value)}</>;
    case 'sla':
      return <>{standingWord(Standing.catch('none').parse(value))}</>;
    case 'assignedTo':
      return (
        <>
          <StrangerLine text={assigneeWord(value)} longest={80} />
          {isOwn(value, tenants) && ' (you)'}
        </>
      );
  }
}

/** Whether a name is the person's own in one of the tenants. */
function isOwn(name: string, tenants: GroupNameProps['tenants']): boolean {
  return [...tenants.values()].some(({ names }) => isSameUser(name, ownName(names)));
}

export function headingDomId(place: number): string {
  return `board-group-${place}`;
}

interface GroupHeadingProps extends Omit<GroupNameProps, 'value'> {
  readonly part: GroupPart;
  readonly selected: boolean;
  readonly onFold: (value: string, collapsed: boolean) => void;
  /** The one that stays at the top while its rows pass below: the same thing once more, for the eye. */
  readonly floating?: true;
}

/** The line above a group: what its rows have in common, how many they are, and whether they are shown. */
export function GroupHeading(props: GroupHeadingProps) {
  const { by, part, selected, onFold, floating, tenants } = props;
  const { value, count, collapsed, place, line } = part;
  const own = floating
    ? ({ 'aria-hidden': true } as const)
    : ({
        role: 'row',
        id: headingDomId(place),
        'aria-rowindex': line + 2,
        'aria-level': 1,
        'aria-expanded': !collapsed,
        'aria-selected': selected,
        'data-chosen': selected,
      } as const);
  const Chevron = collapsed ? ChevronRight12Regular : ChevronDown12Regular;
  return (
    <div
      {...own}
      className="board-row group-heading"
      data-floating={floating}
      onClick={() => onFold(value, !collapsed)}
    >
      <div role={floating ? undefined : 'gridcell'}>
        <Chevron aria-hidden="true" /> <GroupName by={by} value={value} tenants={tenants} />{' '}
        <span className="group-count">
          {count.toLocaleString()}
          <span className="hidden-text"> {counted(count, 'incident').replace(/^\S+ /, '')}</span>
        </span>
      </div>
    </div>
  );
}
