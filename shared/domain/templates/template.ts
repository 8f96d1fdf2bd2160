import { z } from 'zod';
import { visibleText } from '../../text.ts';

/** Graph takes no longer comment, and no longer resolving comment. */
export const LONGEST_COMMENT = 1000;
export const MOST_TEMPLATES = 200;

/** Words that are written often, with places for what differs. */
export const Template = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  text: z.string().trim().min(1).max(LONGEST_COMMENT),
});
export type Template = z.infer<typeof Template>;

export const Templates = z.array(Template).max(MOST_TEMPLATES);

/** What a template can name, and what stands there in the end. */
export const VARIABLES = [
  { name: 'incident.title', about: 'the title of the incident' },
  { name: 'incident.id', about: 'its number' },
  { name: 'severity', about: 'its severity' },
  { name: 'status', about: 'its status' },
  { name: 'tenant.name', about: 'the name of the tenant' },
  { name: 'me', about: 'your name in that tenant' },
  { name: 'now', about: 'date and time in UTC' },
] as const;
export type VariableName = (typeof VARIABLES)[number]['name'];

/** What is known where a template is put in; what is missing there cannot be said. */
export type TemplateValues = Readonly<Partial<Record<VariableName, string>>>;

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Every variable a text names, each once, as it is written. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACE)].map(([, name = '']) => name))];
}

export function isVariable(name: string): name is VariableName {
  return VARIABLES.some((known) => known.name === name);
}

/** Variables that nobody knows: slips of the finger, or of a newer version. */
export function unknownIn(text: string): string[] {
  return variablesIn(text).filter((name) => !isVariable(name));
}

/** Variables that are known, but not where the template is to be put in. */
export function missingIn(text: string, values: TemplateValues): VariableName[] {
  return variablesIn(text)
    .filter(isVariable)
    .filter((name) => values[name] === undefined);
}

/**
 * The text with its values. They come from strangers: what hides in them is made visible, and what looks
 * like a variable in one of them stays as it is. A place nobody can fill stays as it is written.
 */
export function filledIn(text: string, values: TemplateValues): string {
  return text.replace(PLACE, (place, name: string) => {
    const value = isVariable(name) ? values[name] : undefined;
    return value === undefined ? place : visibleText(value);
  });
}

/** Every variable stays a place: for a text that is filled in later, for each incident on its own. */
export const LEFT_OPEN: TemplateValues = Object.fromEntries(
  VARIABLES.map(({ name }) => [name, `{{${name}}}`]),
);

/** Whether the text says who the person is in the tenant. */
export function saysMe(text: string): boolean {
  return variablesIn(text).includes('me');
}

/** `2026-11-21 04:00 UTC`: the same for everybody who reads it. */
export function momentWords(nowMs: number): string {
  return `${new Date(nowMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** What a fresh profile has. */
export const FIRST_TEMPLATES: readonly Template[] = [
  { id: 'on-it', name: 'On it', text: '{{me}} is looking at this, since {{now}}.' },
  {
    id: 'asked',
    name: 'Asked the customer',
    text: 'Asked {{tenant.name}} about this on {{now}}; waiting for their answer.',
  },
  {
    id: 'expected',
    name: 'Expected activity',
    text: 'Confirmed by {{tenant.name}} as expected activity. No further action needed.',
  },
];

/** The lists as one: a template of the same name takes the place of ours, others come at the end. */
export function withImported(ours: readonly Template[], theirs: readonly Template[]) {
  const same = (one: Template) => (other: Template) =>
    one.name.toLowerCase() === other.name.toLowerCase();
  const replaced = ours.map((own) => {
    const other = theirs.find(same(own));
    return other ? { ...own, text: other.text } : own;
  });
  const added = theirs.filter((one) => !ours.some(same(one)));
  const changed = replaced.filter((one, place) => one !== ours[place]).length;
  return { templates: [...replaced, ...added], added: added.length, replaced: changed };
}
