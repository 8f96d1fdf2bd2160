import { Button } from '@fluentui/react-components';
import type { Failure } from '#shared/errors.ts';
import { StrangerLine } from './stranger-text.tsx';

interface FailureNoteProps {
  readonly failure: Failure;
  /** Null where there is nobody to copy it. */
  readonly onCopy: ((text: string) => void) | null;
}

/** Everything support needs of a failure, as plain text. */
export function supportText({ code, message, remedy, support }: Failure): string {
  return [`Code: ${code}`, message, remedy, support].filter((line) => line !== null).join('\n');
}

/** What happened, what to do, and the details to hand to support. */
export function FailureNote({ failure, onCopy }: FailureNoteProps) {
  return (
    <div className="failure" role="alert">
      <p className="failure-message">
        <StrangerLine text={failure.message} />
      </p>
      {failure.remedy !== null && (
        <p>
          <StrangerLine text={failure.remedy} />
        </p>
      )}
      {onCopy && (
        <Button size="small" onClick={() => onCopy(supportText(failure))}>
          Copy for support
        </Button>
      )}
    </div>
  );
}
