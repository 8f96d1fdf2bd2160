import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { MOST_TEMPLATES, Template } from './template.ts';

const FORMAT = 'tidewatch-templates';
const VERSION = 1;

/** Longer than any file of templates that Tidewatch writes. */
export const LONGEST_TEMPLATE_FILE = 2_000_000;

const Envelope = z.object({ format: z.literal(FORMAT), version: z.int().min(1) });
const Named = Template.omit({ id: true });
const TemplateFile = z.object({ templates: z.array(Named).min(1).max(MOST_TEMPLATES) });

/** Templates as a team passes them on. */
export function templateFileText(templates: readonly Template[]): string {
  const plain = templates.map(({ name, text }) => ({ name, text }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, templates: plain }, null, 2)}\n`;
}

/** Each name once, the last one counts. @throws AppError `bad-input`, which says what is wrong with the file. */
export function parseTemplateFile(text: string): z.infer<typeof Named>[] {
  const json = parsedJson(text);
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) throw unusable('This is no file of Tidewatch templates.', envelope.error);
  if (envelope.data.version > VERSION) {
    throw new AppError('bad-input', 'This file was written by a newer version of Tidewatch.', {
      remedy: 'Update Tidewatch, or ask for a file from this version.',
    });
  }
  const file = TemplateFile.safeParse(json);
  if (!file.success) {
    throw unusable('A template in this file cannot be read. Nothing was imported.', file.error);
  }
  const byName = new Map(file.data.templates.map((one) => [one.name.toLowerCase(), one]));
  return [...byName.values()];
}

function parsedJson(text: string): unknown {
  if (text.length > LONGEST_TEMPLATE_FILE) throw unusable('This file is too large.', null);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable('This is no file of Tidewatch templates.', cause);
  }
}

function unusable(message: string, cause: unknown): AppError {
  return new AppError('bad-input', message, {
    cause,
    remedy: 'Ask for the file again: it is made with “Export” under the templates in the settings.',
  });
}
