import { type KeyboardEvent, type RefObject, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  filledIn,
  LONGEST_COMMENT,
  missingIn,
  type Template,
  type TemplateValues,
} from '#shared/domain/templates/template.ts';
import {
  fittingFirst,
  offeredFor,
  type OfferedTemplate,
  type Slash,
  slashBefore,
  WHY_NOT_HERE,
} from './slash.ts';
import { useTemplates } from './templates-context.ts';

interface Field {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Asked when the list is open, and again when one is put in. */
  readonly values: () => TemplateValues;
}

/** The list of templates over a field: opened by `/`, by Alt and the arrow down, or by its button. */
export function useTemplateList({ field, text, setText, values }: Field) {
  const templates = useTemplates();
  const [slash, setSlash] = useState<Slash | null>(null);
  const [active, setActive] = useState(0);

  const filled = ({ text: words }: Template, { from, typed }: Slash) => {
    const end = from + typed.length + (text[from] === '/' ? 1 : 0);
    return { before: text.slice(0, from), put: filledIn(words, values()), after: text.slice(end) };
  };
  const refusalOf = (template: Template, at: Slash): string | null => {
    const [missing] = missingIn(template.text, values());
    if (missing !== undefined) return WHY_NOT_HERE[missing];
    const { before, put, after } = filled(template, at);
    const over = before.length + put.length + after.length - LONGEST_COMMENT;
    return over > 0 ? `${over} characters too many` : null;
  };
  const offered: OfferedTemplate[] = slash
    ? fittingFirst(offeredFor(templates, slash.typed), (one) => refusalOf(one, slash))
    : [];

  const show = (next: Slash | null) => {
    setSlash(next);
    setActive(0);
  };
  const take = ({ template, refusal }: OfferedTemplate) => {
    if (!slash || refusal !== null) return;
    const { before, put, after } = filled(template, slash);
    flushSync(() => {
      setText(`${before}${put}${after}`); // the cursor can only be put where text already is
      show(null);
    });
    const caret = before.length + put.length;
    field.current?.focus();
    field.current?.setSelectionRange(caret, caret);
  };
  const openHere = () => {
    const caret = field.current?.selectionStart ?? text.length;
    show(slash ? null : (slashBefore(text, caret) ?? { from: caret, typed: '' }));
    field.current?.focus();
  };

  /** @returns whether the key was meant for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (event.altKey && event.key === 'ArrowDown') {
      event.preventDefault();
      openHere();
      return true;
    }
    if (!slash || offered.length === 0) return false;
    const chosen = offered[active];
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setActive((active + 1) % offered.length),
      ArrowUp: () => setActive((active + offered.length - 1) % offered.length),
      Enter: () => chosen && take(chosen),
      Tab: () => chosen && take(chosen),
      Escape: () => show(null),
    };
    const act = event.ctrlKey || event.metaKey || event.shiftKey ? undefined : acts[event.key];
    if (!act) return false;
    event.preventDefault();
    act();
    return true;
  };

  return {
    isOpen: slash !== null,
    offered,
    active,
    take,
    openHere,
    close: () => show(null),
    onKey,
    /** After each change of the field. */
    follow: (next: string, caret: number) => show(slashBefore(next, caret)),
  };
}
export type TemplateList = ReturnType<typeof useTemplateList>;
