import { useEffect, useRef } from 'react';
import '../../styles/tenant-form.css';

interface DiscardQuestionProps {
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

/** Asked once, in the form itself, before what was typed is thrown away. */
export function DiscardQuestion({ onKeep, onDiscard }: DiscardQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    keep.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <div className="discard-question" role="group" aria-labelledby="discard-question">
      <span id="discard-question" role="alert">
        Discard changes?
      </span>
      <button type="button" className="plain-button" ref={keep} onClick={onKeep}>
        Keep editing
      </button>
      <button type="button" className="plain-button" onClick={onDiscard}>
        Discard
      </button>
    </div>
  );
}
