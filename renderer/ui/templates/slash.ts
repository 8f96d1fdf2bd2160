import type { Template } from '#shared/domain/templates/template.ts';

/** What stands behind a `/` that begins a word, up to the cursor: the beginning of a template's name. */
export interface Slash {
  /** Where the `/` stands, or the cursor where the list was asked for without one. */
  readonly from: number;
  readonly typed: string;
}

const BEGUN = /(?:^|\s)\/([^\s/]{0,40})$/;

/** The `/` that the cursor stands behind; null when there is none. */
export function slashBefore(text: string, caret: number): Slash | null {
  const begun = BEGUN.exec(text.slice(0, caret));
  if (!begun) return null;
  const typed = begun[1] ?? '';
  return { from: caret - typed.length - 1, typed };
}

/** Templates whose name, or a word of it, begins so. */
export function offeredFor(templates: readonly Template[], typed: string): Template[] {
  const wanted = typed.toLowerCase();
  return templates.filter(({ name }) => {
    const words = name.toLowerCase().split(/\s+/);
    return words.some((word) => word.startsWith(wanted));
  });
}
