import { z } from 'zod';
import { controlCalls } from './control-contract.ts';

/** Every drill, one a line, with the members of its JSON; the ones that may be left out carry a `?`. */
export function drillList(): string {
  const lines = Object.entries(controlCalls)
    .map(([name, { input }]) => `${name.padEnd(24)} ${membersOf(input)}`.trimEnd())
    .sort();
  return `${lines.join('\n')}\n`;
}

function membersOf(input: z.ZodType): string {
  if (!(input instanceof z.ZodObject)) return '';
  const members = Object.entries(input.shape).map(([name, member]) => {
    return member instanceof z.ZodType && member.safeParse(undefined).success ? `${name}?` : name;
  });
  return members.length === 0 ? '' : `{ ${members.join(', ')} }`;
}
