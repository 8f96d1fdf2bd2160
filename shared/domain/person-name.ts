const GUEST = /^(.+)_([^_]+)#ext#@.+$/i;

/**
 * One name for a person, whatever a tenant calls their account: a guest carries the home address in it
 * (`carmen.yilmaz_contoso.com#EXT#@fabrikam.onmicrosoft.com` is `carmen.yilmaz@contoso.com`). Lower case. Pure.
 */
export function personOf(assignee: string): string {
  return homeName(assignee).toLowerCase();
}

/** The same as it is shown: in the letters the tenant has. Pure. */
export function homeName(assignee: string): string {
  return assignee.replace(GUEST, '$1@$2');
}

/**
 * Whether what was written means that person: exactly what the tenant has, their whole address, or how it or one of the words of their name
 * begins. An address that was written to its end means itself alone. Pure.
 */
export function isNamed(assignee: string, written: string): boolean {
  if (assignee.toLowerCase() === written.toLowerCase()) return true;
  const person = personOf(assignee);
  const wanted = personOf(written.trim());
  if (person === wanted) return true;
  if (wanted === '') return false;
  const [before = '', domain] = wanted.split('@');
  if (domain !== undefined) return !domain.includes('.') && person.startsWith(wanted);
  return ` ${words(person.split('@')[0] ?? '')}`.includes(` ${words(before)}`);
}

function words(name: string): string {
  return name
    .split(/[\s._-]+/)
    .join(' ')
    .trim();
}
