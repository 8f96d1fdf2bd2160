import type { Template, VariableName } from '#shared/domain/templates/template.ts';

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

/** One entry of the list; `refusal` says why it cannot be put in here. */
export interface OfferedTemplate {
  readonly template: Template;
  readonly refusal: string | null;
}

/** Those that can be put in first; below them the others, each with why not. In both, in their own order. Pure. */
export function fittingFirst(
  templates: readonly Template[],
  refusalOf: (template: Template) => string | null,
): OfferedTemplate[] {
  const offered = templates.map((template) => ({ template, refusal: refusalOf(template) }));
  const fits = ({ refusal }: OfferedTemplate) => refusal === null;
  return [...offered.filter(fits), ...offered.filter((one) => !fits(one))];
}

/** What a place cannot say, as the reason why a template that names it is not put in there. */
export const WHY_NOT_HERE: Readonly<Record<VariableName, string>> = {
  'incident.title': 'it is about one incident',
  'incident.id': 'it is about one incident',
  severity: 'it is about one incident',
  status: 'it is about one incident',
  'tenant.name': 'it names one tenant, and this is not about one',
  me: 'it says your name in a tenant, which is not known here',
  now: 'it says the time, which is not known here',
};
