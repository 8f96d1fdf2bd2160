import type { Arrangement } from '#shared/domain/arrangement.ts';

/** What the board showed before something else was asked for. */
export interface Passed {
  /** The search line as it stood. */
  readonly text: string;
  /** As much of the arrangement as was changed then: its filter, and with a view also the order and the layout. */
  readonly look: Partial<Arrangement>;
}

/** More steps than anybody goes back; the first ones are forgotten. */
const MOST = 50;

/** The way back with one step more; as it is where the step changed nothing. */
export function withStep(
  trail: readonly Passed[],
  step: Passed,
  next: Partial<Arrangement>,
): readonly Passed[] {
  const { look } = step;
  const isSame = JSON.stringify(look) === JSON.stringify({ ...look, ...next });
  return isSame ? trail : [...trail, step].slice(-MOST);
}

/** The parts of the arrangement that a change touches, as they are now. */
export function partsTouched(
  { filter, sort, group, layout, columns }: Arrangement,
  change: object,
): Partial<Arrangement> {
  return {
    ...('filter' in change && { filter }),
    ...('sort' in change && { sort }),
    ...('group' in change && { group }),
    ...('layout' in change && { layout }),
    ...('columns' in change && { columns }),
  };
}
