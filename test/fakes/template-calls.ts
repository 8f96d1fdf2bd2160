import type { Input, Name, Output } from '#shared/contract/contract.ts';
import { FIRST_TEMPLATES, Templates } from '#shared/domain/templates/template.ts';

type TemplateName = Extract<Name, `templates.${string}`>;

/** Templates in memory; no file is ever chosen. */
export function templateCalls(changed: () => void): {
  [N in TemplateName]: (input: Input<N>) => Output<N>;
} {
  let templates = [...FIRST_TEMPLATES];
  return {
    'templates.list': () => templates,
    'templates.set': (input) => {
      templates = Templates.parse(input.templates);
      changed();
      return null;
    },
    'templates.export': () => ({ saved: false }),
    'templates.import': () => null,
  };
}
