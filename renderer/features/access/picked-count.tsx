interface PickedCountProps {
  readonly picked: number;
  /** How many of them the filter keeps from sight. */
  readonly hidden: number;
}

/** How many are picked, and that not all of them are in sight. */
export function PickedCount({ picked, hidden }: PickedCountProps) {
  return (
    <strong>
      {picked.toLocaleString()} picked{hidden > 0 && `, ${hidden.toLocaleString()} not shown`}
    </strong>
  );
}
