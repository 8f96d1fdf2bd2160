import type { KeyboardEvent } from 'react';

interface FilterFieldProps {
  readonly id?: string;
  readonly name: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Enter and an arrow down lead to the list. */
  readonly onList?: () => void;
  readonly className?: string;
}

/** A field that narrows a list. Escape empties it first; only then it means what it means to the list. */
export function FilterField(props: FilterFieldProps) {
  const { id, name, placeholder, text, onText, onList, className } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') onText('');
    else if (onList && (event.key === 'Enter' || event.key === 'ArrowDown')) onList();
    else return;
    event.preventDefault();
  };
  return (
    <input
      type="search"
      id={id}
      className={className}
      aria-label={name}
      placeholder={placeholder}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
