import { type ReactNode, useEffect } from 'react';
import type { TenantRow } from '#shared/contract/tenants.ts';
import {
  AgeBucket,
  type BoardFilter,
  type FacetCount,
  type FacetName,
} from '#shared/domain/board.ts';
import { Standing } from '#shared/domain/clock/board-clock.ts';
import { SEVERITIES, STATUSES } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { Turn } from '#shared/domain/turn.ts';
import { severityWord, word } from '#shared/domain/words.ts';
import { standingWord } from '../../ui/due-mark.tsx';
import { turnWord } from '../../ui/words.ts';
import { assigneeWord, tagWord } from './part-words.ts';
import { useBoard } from './board-context.ts';
import { Facet, type FacetValue } from './facet.tsx';

interface FilterPanelProps {
  /** What stands above the filters. */
  readonly children: ReactNode;
  readonly tenants: ReadonlyMap<TenantId, TenantRow>;
}

const NO_COUNTS: readonly FacetCount[] = [];

/** Words in their natural order first, then any other the service has used. */
function ordered(counts: readonly FacetCount[], known: readonly string[]): FacetCount[] {
  const of = new Map(counts.map(({ value, count }) => [value, count]));
  const rest = counts.filter(({ value }) => !known.includes(value));
  return [...known.map((value) => ({ value, count: of.get(value) ?? 0 })), ...rest];
}

function labelled(counts: readonly FacetCount[], label: (value: string) => string): FacetValue[] {
  return counts.map(({ value, count }) => ({ value, count, label: label(value) }));
}

/** Tags of tenants, counted by the tenants that carry them. */
function tenantTags(tenants: ReadonlyMap<TenantId, TenantRow>): FacetCount[] {
  const counts = new Map<string, number>();
  for (const { tags } of tenants.values()) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Every value with the number that choosing it would show. */
export function FilterPanel({ tenants, children }: FilterPanelProps) {
  const filter = useBoard((state) => state.filter);
  const facets = useBoard((state) => state.counts?.facets);
  const set = useBoard((state) => state.setFilter);
  const watch = useBoard((state) => state.watchCounts);
  useEffect(() => watch(), [watch]);
  const change = (part: Partial<BoardFilter>) => set(part, [...tenants.values()]);
  const counts = (name: FacetName) => facets?.[name] ?? NO_COUNTS;
  const tenantName = (id: string) => tenants.get(TenantId.parse(id))?.name ?? id;
  return (
    <aside className="filters" aria-label="Filters">
      {children}
      <Facet
        name="Severity"
        values={labelled(ordered(counts('severity'), SEVERITIES), severityWord)}
        chosen={filter.severities}
        onChoose={(severities) => change({ severities })}
      />
      <Facet
        name="Status"
        values={labelled(ordered(counts('status'), STATUSES), word)}
        chosen={filter.statuses}
        onChoose={(statuses) => change({ statuses })}
      />
      <Facet
        name="Whose turn"
        values={labelled(ordered(counts('turn'), Turn.options), turnWord)}
        chosen={filter.turns}
        onChoose={(turns) => change({ turns: turns.map((turn) => Turn.parse(turn)) })}
      />
      <Facet
        name="Clock"
        values={labelled(ordered(counts('clock'), Standing.options), (standing) =>
          standingWord(Standing.parse(standing)),
        )}
        chosen={filter.clocks}
        onChoose={(clocks) => change({ clocks: Standing.array().parse(clocks) })}
      />
      <Facet
        name="Assigned to"
        values={labelled(counts('assignee'), assigneeWord)}
        chosen={filter.assignees}
        onChoose={(assignees) => change({ assignees })}
      />
      <Facet
        name="Tenant"
        values={labelled(counts('tenant'), tenantName)}
        chosen={filter.tenants}
        onChoose={(ids) => change({ tenants: ids.map((id) => TenantId.parse(id)) })}
      />
      <Facet
        name="Tenant tag"
        values={labelled(tenantTags(tenants), String)}
        chosen={filter.tenantTags}
        onChoose={(tags) => change({ tenantTags: tags })}
      />
      <Facet
        name="Tag"
        values={labelled(counts('tag'), tagWord)}
        chosen={filter.tags}
        onChoose={(tags) => change({ tags })}
      />
      <AgeChoice filter={filter} counts={counts('age')} onChange={change} />
    </aside>
  );
}

interface AgeChoiceProps {
  readonly filter: BoardFilter;
  readonly counts: readonly FacetCount[];
  readonly onChange: (part: Partial<BoardFilter>) => void;
}

function AgeChoice({ filter, counts, onChange }: AgeChoiceProps) {
  const read = (value: string) => (value === '' ? null : AgeBucket.parse(value));
  const label = (bucket: string) => {
    const found = counts.find(({ value }) => value === bucket);
    return found ? `${bucket} (${found.count.toLocaleString()})` : bucket;
  };
  return (
    <fieldset className="facet">
      <legend>Age</legend>
      <label>
        Younger than{' '}
        <select
          value={filter.youngerThan ?? ''}
          onChange={(event) => onChange({ youngerThan: read(event.target.value) })}
        >
          <option value="">any</option>
          {AgeBucket.options.map((bucket) => (
            <option key={bucket} value={bucket}>
              {label(bucket)}
            </option>
          ))}
        </select>
      </label>
      <label>
        Older than{' '}
        <select
          value={filter.olderThan ?? ''}
          onChange={(event) => onChange({ olderThan: read(event.target.value) })}
        >
          <option value="">any</option>
          {AgeBucket.options.map((bucket) => (
            <option key={bucket}>{bucket}</option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
