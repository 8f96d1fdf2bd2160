import { TellingKind } from '#shared/domain/telling/event.ts';
import type { TellingRule, TellingWay } from '#shared/domain/telling/rule.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { severityWord } from '#shared/domain/words.ts';
import { isSameName } from '#shared/domain/views/view.ts';
import { visibleLine } from '#shared/text.ts';
import { counted, turnWord } from '../../ui/words.ts';

/** What a rule can ask for, as its form and its summary call it. */
export const KIND_NAMES: Readonly<Record<TellingKind, string>> = {
  new: 'New incident',
  ours: 'It becomes our turn',
  assigned: 'Assigned to me',
  raised: 'Severity raised',
  'handed-over': 'Handed over by Defender Experts',
  due: 'A clock soon runs out',
  breached: 'A clock ran out',
  back: 'A snoozed incident is back',
  reminder: 'A reminder is due',
  refused: 'A change of mine was refused or needs my decision',
  approval: 'A request waits for my approval',
  review: 'A review opened in which I decide',
  answered: 'What became of an access request of mine',
  uncounted: 'A decision or request of mine on access did not count',
  ends: 'Access ends soon',
  guest: 'My guest account begins to work',
  blind: 'A tenant goes blind',
  sees: 'A tenant is seen again',
};

/** In the order a person looks for them: incidents, clocks, one's own, access, tenants. */
export const KINDS_IN_ORDER: readonly TellingKind[] = TellingKind.options.toSorted(
  (one, other) => placeOf(one) - placeOf(other),
);

function placeOf(kind: TellingKind): number {
  return Object.keys(KIND_NAMES).indexOf(kind);
}

export const WAY_NAMES: Readonly<Record<TellingWay, string>> = {
  inbox: 'Inbox only',
  toast: 'Inbox and notification',
  sound: 'Inbox, notification and sound',
};

/** `New incident or It becomes…` → `New incident or it becomes…`. */
function inASentence(text: string): string {
  return text.replace(/ or [A-Z]/g, (start) => start.toLowerCase());
}

const TENANTS_NAMED = 3;

/** `Contoso or Fabrikam`; of many the first, and how many more. */
function tenantWords(tenants: readonly TenantId[], nameOf: (id: TenantId) => string): string {
  const rest = tenants.length - TENANTS_NAMED;
  const named = tenants.slice(0, TENANTS_NAMED).map(nameOf).join(' or ');
  return rest > 0 ? `${named} or ${counted(rest, 'other')}` : named;
}

/** One line that says what a rule asks for and does; what its name says already is not said twice. */
export function ruleWords(rule: TellingRule, nameOf: (id: TenantId) => string): string {
  const { name, kinds, withinMinutes, severities, turns, tenants, tags, mine, does } = rule;
  const what = inASentence(kinds.map((kind) => KIND_NAMES[kind]).join(' or '));
  const parts = [
    isSameName(what, name) ? '' : what,
    kinds.includes('due') ? `${withinMinutes} min before` : '',
    severities.map(severityWord).join(' or '),
    turns.length > 0 ? `turn: ${turns.map(turnWord).join(' or ')}` : '',
    mine ? 'assigned to me' : '',
    tenantWords(tenants, nameOf),
    tags.length > 0 ? `tenant tag: ${tags.join(' or ')}` : '',
  ];
  const asks = parts.filter((part) => part !== '').join(' · ');
  return visibleLine([asks, WAY_NAMES[does]].filter((part) => part !== '').join(' → '));
}
