import type { ChangeField } from '#shared/domain/change-fields.ts';
import { severityWord, word } from '#shared/domain/words.ts';

/** The value of a member of an incident, in words. */
export function memberValue(field: ChangeField, value: string | null): string {
  if (value === null || value === '') return field === 'assignedTo' ? 'Nobody' : 'Not set';
  if (field === 'status') return word(value);
  if (field === 'severity') return severityWord(value);
  if (field !== 'verdict') return value;
  return value
    .split('/')
    .filter((part) => part !== '')
    .map(word)
    .join(', ');
}
