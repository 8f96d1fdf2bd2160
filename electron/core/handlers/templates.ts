import type { templatesContract } from '#shared/contract/templates.ts';
import { MOST_TEMPLATES, withImported } from '#shared/domain/templates/template.ts';
import {
  LONGEST_TEMPLATE_FILE,
  parseTemplateFile,
  templateFileText,
} from '#shared/domain/templates/template-file.ts';
import { AppError } from '#shared/errors.ts';
import type { Host } from '../host.ts';
import type { TemplateStore } from '../store/template-store.ts';
import type { HandlersOf } from './handler.ts';

interface TemplateHandlerParts {
  readonly templates: TemplateStore;
  readonly host: Pick<Host, 'saveText' | 'readText'>;
  readonly newId: () => string;
  readonly onTemplates: () => void;
}

const FILE = {
  name: 'tidewatch-templates.json',
  kind: 'Tidewatch templates',
  extension: 'json',
} as const;

export function templateHandlers({
  templates,
  host,
  newId,
  onTemplates,
}: TemplateHandlerParts): HandlersOf<typeof templatesContract> {
  return {
    'templates.list': templates.list,
    'templates.set': ({ templates: wanted }) => {
      templates.set(wanted);
      onTemplates();
      return null;
    },
    'templates.export': async () => ({
      saved: await host.saveText({ ...FILE, text: templateFileText(templates.list()) }),
    }),
    'templates.import': async () => {
      const text = await host.readText({ ...FILE, mostBytes: LONGEST_TEMPLATE_FILE });
      if (text === null) return null;
      const theirs = parseTemplateFile(text).map((one) => ({ ...one, id: newId() }));
      const merged = withImported(templates.list(), theirs);
      if (merged.templates.length > MOST_TEMPLATES) {
        throw new AppError('bad-input', `More than ${MOST_TEMPLATES} templates cannot be kept.`, {
          remedy: 'Delete some of yours first.',
        });
      }
      templates.set(merged.templates);
      onTemplates();
      return { added: merged.added, replaced: merged.replaced };
    },
  };
}
