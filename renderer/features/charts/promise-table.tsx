import { useState } from 'react';
import { TenantId } from '#shared/domain/tenant.ts';
import { counted } from '../../ui/words.ts';
import { type PromiseProps, PromiseTools, RowMark } from './promise-chart.tsx';
import { promisePress } from './promise-filters.ts';
import {
  countText,
  GROUP_WORDS,
  keptWords,
  nowWords,
  PROMISES,
  rowName,
  shareText,
} from './promise-words.ts';

const SHORT = 20;

/** The same as a plain table; what leads to the board is a button, the rest says why not. */
export function PromiseTable(props: PromiseProps) {
  const { promises, filter, tenants, spanWords, onFilter } = props;
  const { by, rows } = promises;
  const hasNow = by === 'tenant' || by === 'contract';
  const [all, setAll] = useState(false);
  const nameOf = (id: string) => tenants.get(TenantId.parse(id))?.name ?? id;
  return (
    <div data-chart="promises">
      <div className="chart-tools">
        <PromiseTools {...props} />
      </div>
      <table>
        <caption>
          Promises kept by {GROUP_WORDS[by]}, {spanWords}
        </caption>
        <thead>
          <tr>
            <th scope="col">By {GROUP_WORDS[by]}</th>
            {PROMISES.map(({ promise, name }) => (
              <th scope="col" key={promise}>
                {name} in time
              </th>
            ))}
            {hasNow && <th scope="col">Open now, any severity</th>}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={PROMISES.length + (hasNow ? 2 : 1)}>No clock ended.</td>
            </tr>
          )}
          {(all ? rows : rows.slice(0, SHORT)).map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <RowMark by={by} row={row} tenants={tenants} />
              </th>
              {PROMISES.map(({ promise, name }) => {
                const kept = row[promise];
                const press = promisePress(filter, promises, row, promise, tenants);
                const words = `${rowName(by, row, nameOf)}, ${name.toLowerCase()}: ${keptWords(kept)}`;
                const text =
                  kept.ended === 0 ? 'no clock ended' : `${shareText(kept)} (${countText(kept)})`;
                return (
                  <td key={promise}>
                    {'why' in press ? (
                      <span title={press.why}>{text}</span>
                    ) : (
                      <button
                        type="button"
                        className="link-button"
                        aria-pressed={press.pressed}
                        aria-label={words}
                        onClick={() => onFilter(press.change)}
                      >
                        {text}
                      </button>
                    )}
                  </td>
                );
              })}
              {hasNow && <td>{nowWords(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHORT && (
        <button type="button" className="quiet-button" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${counted(rows.length, 'row')}`}
        </button>
      )}
    </div>
  );
}
