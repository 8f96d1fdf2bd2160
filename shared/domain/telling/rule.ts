import { z } from 'zod';
import { MINUTE_MS } from '../../time.ts';
import { TenantId, TenantTag } from '../tenant.ts';
import { Turn } from '../turn.ts';
import { Word } from '../incident.ts';
import { type TellingEvent, TellingKind } from './event.ts';

/** What a rule does, each more than the one before: a line in the inbox, a notification, a sound with it. */
export const TellingWay = z.enum(['inbox', 'toast', 'sound']);
export type TellingWay = z.infer<typeof TellingWay>;

export const MOST_RULES = 50;
/** Of tenants that one rule names. */
export const MOST_TAGS = 50;
export const USUAL_WITHIN_MINUTES = 15;
/** A day. */
export const LONGEST_WITHIN_MINUTES = 1_440;

/** When somebody is told, and how. An empty list of a condition means any. */
export const TellingRule = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(80),
  on: z.boolean(),
  kinds: z.array(TellingKind).min(1).max(TellingKind.options.length),
  severities: z.array(Word).max(20),
  turns: z.array(Turn).max(Turn.options.length),
  tenants: z.array(TenantId).max(1000),
  tags: z.array(TenantTag).max(MOST_TAGS),
  /** Of `due`: told when less than this is left. */
  withinMinutes: z.int().min(1).max(LONGEST_WITHIN_MINUTES).default(USUAL_WITHIN_MINUTES),
  /** Only incidents assigned to the person. */
  mine: z.boolean(),
  does: TellingWay,
});
export type TellingRule = z.infer<typeof TellingRule>;

type Condition = (rule: TellingRule, event: TellingEvent) => boolean;

function isAny<T>(wanted: readonly T[], given: readonly T[]): boolean {
  return wanted.length === 0 || given.some((one) => wanted.includes(one));
}

/** All must hold. What is asked of an incident holds of a tenant: nothing about it can be wrong there. */
const CONDITIONS: readonly Condition[] = [
  ({ on }) => on,
  (rule, event) => event.kinds.some((kind) => asksFor(rule, kind, event)),
  ({ severities }, { incident }) => incident === null || isAny(severities, [incident.severity]),
  ({ turns }, { incident }) => incident === null || isAny(turns, [incident.turn]),
  ({ mine }, { incident }) => incident === null || !mine || incident.mine,
  ({ tenants }, { tenant }) => isAny(tenants, [tenant.id]),
  ({ tags }, { tenant }) => isAny(tags.map(folded), tenant.tags.map(folded)),
];

/** What is due soon is asked for within the minutes of the rule; of a clock that is not known, always. */
function asksFor(
  { kinds, withinMinutes }: TellingRule,
  kind: TellingKind,
  { clock }: TellingEvent,
): boolean {
  if (!kinds.includes(kind)) return false;
  return kind !== 'due' || clock === undefined || clock.leftMs <= withinMinutes * MINUTE_MS;
}

function folded(tag: string): string {
  return tag.toLowerCase();
}

export interface Telling {
  /** The most telling of what happened and a rule asked for. */
  readonly kind: TellingKind;
  readonly way: TellingWay;
  /** Of the rules that ask for that kind the loudest: its id. */
  readonly rule: string;
}

/** How an event is told: by the loudest of the rules that ask for it; null when none does. Pure. */
export function tellingOf(rules: readonly TellingRule[], event: TellingEvent): Telling | null {
  const asking = rules.filter((rule) => CONDITIONS.every((holds) => holds(rule, event)));
  const asked = new Set(asking.flatMap(({ kinds }) => kinds));
  const kind = TellingKind.options.find((one) => asked.has(one) && event.kinds.includes(one));
  if (kind === undefined) return null;
  const byLoudness = asking.toSorted((one, other) => loudness(other) - loudness(one));
  const [loudest] = byLoudness;
  const rule = byLoudness.find(({ kinds }) => kinds.includes(kind));
  return loudest && rule ? { kind, way: loudest.does, rule: rule.id } : null;
}

function loudness({ does }: TellingRule): number {
  return TellingWay.options.indexOf(does);
}

const ANY = {
  severities: [],
  turns: [],
  tenants: [],
  tags: [],
  mine: false,
  withinMinutes: USUAL_WITHIN_MINUTES,
} satisfies Partial<TellingRule>;

/** What a fresh profile tells of. */
export const DEFAULT_RULES: readonly TellingRule[] = [
  {
    ...ANY,
    id: 'high-ours',
    name: 'A High incident is ours',
    on: true,
    kinds: ['new', 'ours', 'raised'],
    severities: ['high'],
    turns: ['us'],
    does: 'toast',
  },
  { ...ANY, id: 'assigned', name: 'Assigned to me', on: true, kinds: ['assigned'], does: 'toast' },
  {
    ...ANY,
    id: 'due',
    name: 'A High incident is due soon',
    on: true,
    kinds: ['due'],
    severities: ['high'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'breached',
    name: 'A High incident is over time',
    on: true,
    kinds: ['breached'],
    severities: ['high'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'handed-over',
    name: 'Handed over by Defender Experts',
    on: true,
    kinds: ['handed-over'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'answered',
    name: 'What became of my access request',
    on: true,
    kinds: ['answered'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'approval',
    name: 'A request waits for my approval',
    on: true,
    kinds: ['approval'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'review',
    name: 'A review opened in which I decide',
    on: true,
    kinds: ['review'],
    does: 'inbox',
  },
  { ...ANY, id: 'ends', name: 'Access ends soon', on: true, kinds: ['ends'], does: 'toast' },
  {
    ...ANY,
    id: 'guest',
    name: 'My guest account begins to work',
    on: true,
    kinds: ['guest'],
    does: 'toast',
  },
  { ...ANY, id: 'blind', name: 'A tenant went blind', on: true, kinds: ['blind'], does: 'toast' },
  { ...ANY, id: 'sees', name: 'A tenant is seen again', on: true, kinds: ['sees'], does: 'inbox' },
  {
    ...ANY,
    id: 'reminder',
    name: 'A reminder is due',
    on: true,
    kinds: ['reminder'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'refused',
    name: 'My change was refused',
    on: true,
    kinds: ['refused'],
    does: 'toast',
  },
  {
    ...ANY,
    id: 'uncounted',
    name: 'My access decision or request did not count',
    on: true,
    kinds: ['uncounted'],
    does: 'toast',
  },
  { ...ANY, id: 'back', name: 'Back from snooze', on: true, kinds: ['back'], does: 'toast' },
];

/** After a tenant was removed: no rule names it any more; one that was for it alone is switched off. */
export function withoutTenant(rules: readonly TellingRule[], id: TenantId): TellingRule[] {
  return rules.map((rule) => {
    if (!rule.tenants.includes(id)) return rule;
    const tenants = rule.tenants.filter((one) => one !== id);
    return { ...rule, tenants, on: rule.on && tenants.length > 0 };
  });
}

/**
 * With the rules of the program that the person has not been given yet, unless a rule of theirs asks for
 * the same already or there is no room.
 */
export function withNewDefaults(
  rules: readonly TellingRule[],
  given: readonly string[],
): TellingRule[] {
  const asked = new Set(rules.flatMap(({ kinds }) => kinds));
  const added = DEFAULT_RULES.filter(
    ({ id, kinds }) => !given.includes(id) && !kinds.some((kind) => asked.has(kind)),
  );
  return [...rules, ...added.slice(0, Math.max(0, MOST_RULES - rules.length))];
}

/** What a rule that is being made begins with. */
export const NEW_RULE: Omit<TellingRule, 'id'> = {
  ...ANY,
  name: '',
  on: true,
  kinds: ['new'],
  does: 'toast',
};

/** The rule in its place, or at the end when it is new. */
export function withRule(rules: readonly TellingRule[], rule: TellingRule): TellingRule[] {
  const known = rules.some(({ id }) => id === rule.id);
  return known ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];
}

export function withoutRule(rules: readonly TellingRule[], id: string): TellingRule[] {
  return rules.filter((rule) => rule.id !== id);
}
