import type { ReactNode } from 'react';

/** What there is to say of one line, each under its name; what is not known is left out. */
export function LineFacts({
  facts,
}: {
  readonly facts: readonly (readonly [string, ReactNode])[];
}) {
  return (
    <dl className="mine-facts">
      {facts.map(([name, value]) => {
        if (value === null || value === false) return null;
        return (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        );
      })}
    </dl>
  );
}
