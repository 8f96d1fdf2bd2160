/** Beside what is picked, for eyes; a screen reader is told by the row itself. */
export function PickedMark() {
  return (
    <span aria-hidden="true" className="picked-mark">
      ✓
    </span>
  );
}
