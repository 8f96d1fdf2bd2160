import { LockClosed12Regular } from '@fluentui/react-icons/svg/lock-closed';
import { ended, severityWord } from '#shared/domain/words.ts';
import { visibleLine } from '#shared/text.ts';
import { turnWord } from './words.ts';

/** Shapes tell severities apart without colour: triangle, diamond, dot, ring; a square is a word we do not know. */
const SHAPES = new Map([
  ['high', 'M6 1 11 11H1Z'],
  ['medium', 'M6 .8 11.2 6 6 11.2.8 6Z'],
  ['low', 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z'],
  [
    'informational',
    'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 1.6a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8Z',
  ],
]);
const UNKNOWN_SHAPE = 'M2 2h8v8H2Z';

export function SeverityMark({ severity }: { readonly severity: string }) {
  return (
    <span className="severity" data-severity={SHAPES.has(severity) ? severity : 'unknown'}>
      <svg aria-hidden="true" viewBox="0 0 12 12" width="12" height="12">
        <path d={SHAPES.get(severity) ?? UNKNOWN_SHAPE} />
      </svg>
      {severityWord(severity)}
    </span>
  );
}

export function TurnMark({ turn }: { readonly turn: string }) {
  return (
    <span className="turn" data-turn={turn}>
      {turnWord(turn)}
    </span>
  );
}

/** Two letters: of the first two words, else the first two of the name. */
export function monogramOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = words.length > 1 ? words.map((w) => [...w][0] ?? '') : [...(words[0] ?? '?')];
  return letters.slice(0, 2).join('').toUpperCase();
}

interface TenantMarkProps {
  readonly name: string;
  /** A number of the palette; null for a tenant we know no more of. */
  readonly colour: number | null;
}

/** The monogram alone, where the name stands beside it in another way. */
export function TenantChip({ name, colour }: TenantMarkProps) {
  return (
    <span className="tenant-chip" data-colour={colour ?? 'none'} aria-hidden="true">
      {monogramOf(visibleLine(name))}
    </span>
  );
}

interface TenantMarkWithLockProps extends TenantMarkProps {
  /** Why nothing may be changed there (`TenantRow.readOnly`), where that matters before a key is pressed. */
  readonly readOnly?: string | null | undefined;
}

/** Whose this is: a monogram in the tenant's colour and the name, and a lock where one may only read. */
export function TenantMark({ name, colour, readOnly = null }: TenantMarkWithLockProps) {
  const shown = visibleLine(name);
  return (
    <span
      className="tenant"
      title={readOnly === null ? shown : `${ended(shown)} ${lockWords(readOnly)}`}
    >
      <TenantChip name={name} colour={colour} />
      <bdi className="tenant-name">{shown}</bdi>
      {readOnly !== null && (
        <span className="tenant-lock">
          <LockClosed12Regular aria-hidden="true" />
          <span className="hidden-text">, read only</span>
        </span>
      )}
    </span>
  );
}

/** The lock with its word, where no tenant stands beside it or there is room for it. */
export function ReadOnlyMark({ reason }: { readonly reason: string }) {
  return (
    <small className="row-note" data-kind="read-only" title={lockWords(reason)}>
      <LockClosed12Regular aria-hidden="true" /> Read only
    </small>
  );
}

function lockWords(reason: string): string {
  return `Read only: ${visibleLine(reason)}`;
}
