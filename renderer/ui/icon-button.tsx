import type { ReactNode } from 'react';

interface IconButtonProps {
  /** What it does, for screen readers. */
  readonly name: string;
  /** What a resting pointer is told: the name with its keys. Left out: the name. */
  readonly title?: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
}

/** A button that shows a picture alone. */
export function IconButton({ name, title = name, icon, onPress }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={name} title={title} onClick={onPress}>
      {icon}
    </button>
  );
}
