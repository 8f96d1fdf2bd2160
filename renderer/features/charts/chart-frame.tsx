import { type ReactNode, useId } from 'react';

interface ChartFrameProps {
  readonly name: string;
  /** Which chart it is, for its style. */
  readonly kind: string;
  /** The mark that is looked at, in words; null: the chart as a whole is told. */
  readonly told: string | null;
  readonly whole: ReactNode;
  /** What stands beside the name. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its name, and below it one line in words: of the mark one is at, else of the whole. */
export function ChartFrame({ name, kind, told, whole, tools, children }: ChartFrameProps) {
  const id = useId();
  return (
    <section className="chart" data-chart={kind} aria-labelledby={id}>
      <div className="chart-tools">
        <h2 id={id} className="chart-name">
          {name}
        </h2>
        {tools}
      </div>
      {children}
      <p className="chart-told" title={told ?? undefined}>
        {told ?? whole}
      </p>
    </section>
  );
}
