import { type ComponentProps, type RefObject, useId, useRef } from 'react';
import { LONGEST_COMMENT, type TemplateValues } from '#shared/domain/templates/template.ts';
import { OfferedTemplates, optionId } from './template-list.tsx';
import { useTemplateList } from './use-template-list.ts';

type Own = 'value' | 'onChange' | 'ref' | 'maxLength';

interface TemplateAreaProps extends Omit<ComponentProps<'textarea'>, Own> {
  readonly value: string;
  /** What a template can say here, at this moment. */
  readonly values: () => TemplateValues;
  readonly onText: (text: string) => void;
  readonly field?: RefObject<HTMLTextAreaElement | null>;
}

/** A field for a comment into which templates can be put: with `/`, Alt and the arrow down, or the button. */
export function TemplateArea(props: TemplateAreaProps) {
  const { value, values, onText, field, onKeyDown, onBlur, ...rest } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const ref = field ?? own;
  const list = useTemplateList({ field: ref, text: value, setText: onText, values });
  const isShown = list.isOpen && list.offered.length > 0;
  return (
    <div className="template-area">
      <textarea
        {...rest}
        ref={ref}
        maxLength={LONGEST_COMMENT}
        value={value}
        aria-autocomplete="list"
        aria-controls={isShown ? id : undefined}
        aria-activedescendant={isShown ? optionId(id, list.active) : undefined}
        onChange={({ target }) => {
          onText(target.value);
          list.follow(target.value, target.selectionStart);
        }}
        onBlur={(event) => {
          list.close();
          onBlur?.(event);
        }}
        onKeyDown={(event) => {
          if (!list.onKey(event)) onKeyDown?.(event);
        }}
      />
      {!rest.readOnly && (
        <button
          type="button"
          className="quiet-button template-button"
          disabled={rest.disabled}
          aria-expanded={list.isOpen}
          title="Put in a template (/ in the field, or Alt+↓)"
          onPointerDown={(event) => event.preventDefault()} // the field keeps the focus and its cursor
          onClick={list.openHere}
        >
          Templates <kbd aria-hidden="true">/</kbd>
        </button>
      )}
      <OfferedTemplates id={id} list={list} />
    </div>
  );
}
