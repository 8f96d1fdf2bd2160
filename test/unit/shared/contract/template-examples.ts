import type { templatesContract } from '#shared/contract/templates.ts';
import { LONGEST_COMMENT, MOST_TEMPLATES } from '#shared/domain/templates/template.ts';
import type { Examples } from './example.ts';

const NOTHING = { accepted: [{}], refused: [null, 'x', 7, []] } as const;
const template = { id: '1', name: 'On it', text: '{{me}} is on it.' };
const many = Array.from({ length: MOST_TEMPLATES + 1 }, () => template);

/** Examples of comment templates. */
export const TEMPLATE_EXAMPLES: { readonly [N in keyof typeof templatesContract]: Examples<N> } = {
  'templates.list': { ...NOTHING, outputs: [[], [template]] },
  'templates.set': {
    accepted: [{ templates: [] }, { templates: [template] }],
    refused: [
      {},
      { templates: [{ ...template, name: ' ' }] },
      { templates: [{ ...template, text: 'x'.repeat(LONGEST_COMMENT + 1) }] },
      { templates: many },
    ],
    outputs: [null],
  },
  'templates.export': { ...NOTHING, outputs: [{ saved: true }, { saved: false }] },
  'templates.import': { ...NOTHING, outputs: [null, { added: 1, replaced: 2 }] },
};
