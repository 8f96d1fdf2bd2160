import type { FoundIncident, FoundWithin } from '#shared/contract/find.ts';
import { type AskedWords, piecesIn, stretchesIn } from '#shared/domain/find/asked-words.ts';
import type { IncidentKey } from '#shared/domain/incident.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { severityWord, word } from '#shared/domain/words.ts';
import { shortened, visibleLine } from '#shared/text.ts';
import { type Searchable, searchable } from '../../ui/fuzzy.ts';

const LONGEST = 200;
/** Of each kind at first, so that no kind hides the next. */
const MOST = 8;

export type FoundKind = 'Incidents' | 'Alerts' | 'Evidence' | 'Comments' | 'Notes' | 'Tenants';

type FoundTab = 'summary' | 'alerts' | 'evidence' | 'activity';

/** Where a result leads: the tab that shows it, or the tenant itself. */
export type FoundPlace =
  | {
      readonly kind: 'incident';
      readonly key: IncidentKey;
      readonly tab: FoundTab | null;
      /** What the piece of evidence that was found is called. */
      readonly hit?: string;
    }
  | { readonly kind: 'tenant'; readonly id: TenantId }
  /** The board, which knows titles, alerts and evidence but no comments: single words, and words side by side. */
  | { readonly kind: 'board'; readonly text: string; readonly phrases: readonly string[] };

/** In the list itself: the rest of that kind. */
interface RestOfKind {
  readonly kind: 'more';
  readonly of: FoundKind;
}

/** One result as it is drawn. */
export interface FoundLine {
  readonly id: string;
  readonly kind: FoundKind;
  /** Null for a line that is about all of them. */
  readonly tenantId: TenantId | null;
  /** Safe to look at. */
  readonly text: Searchable;
  readonly places: ReadonlySet<number>;
  readonly about: string;
  readonly place: FoundPlace | RestOfKind;
}

type Rest = Pick<FoundLine, 'tenantId' | 'about' | 'place'>;

interface TenantName {
  readonly id: TenantId;
  readonly name: string;
  readonly domain: string;
}

interface FoundParts {
  readonly asked: AskedWords;
  readonly incidents: readonly FoundIncident[];
  /** How many incidents fit. */
  readonly total: number;
  readonly within: readonly FoundWithin[];
  readonly tenants: readonly TenantName[];
  /** Of which all are wanted. */
  readonly unfolded: ReadonlySet<FoundKind>;
}

/** The first few of each kind, with the way to the rest: incidents, alerts, evidence, comments and own notes of the latest of them, tenants. Pure. */
export function foundLines(parts: FoundParts): FoundLine[] {
  const { asked, incidents, total, within, tenants, unfolded } = parts;
  const line = (kind: FoundKind, id: string, text: string, rest: Rest): FoundLine => {
    return { id: `${kind} ${rest.tenantId} ${id}`, kind, ...rest, ...marked(text, asked) };
  };
  const inside = (
    found: FoundWithin,
    tab: FoundTab,
    more: readonly (string | null)[],
    hit?: string,
  ) => ({
    tenantId: found.tenantId,
    about: [...more, `in ${found.title}`].filter(Boolean).join(' · '),
    place: { kind: 'incident', key: keyOf(found), tab, ...(hit && { hit }) } as const,
  });
  const pieces = (isWanted: (piece: readonly string[]) => boolean) =>
    asked.filter(isWanted).map((piece) => piece.join(' '));
  const onBoard = line('Incidents', 'all', 'Search the board for these words', {
    tenantId: null,
    about: '',
    place: {
      kind: 'board',
      text: pieces(({ length }) => length === 1).join(' '),
      phrases: pieces(({ length }) => length > 1),
    },
  });
  const kinds: readonly (readonly FoundLine[])[] = [
    incidents.map((found) =>
      line('Incidents', found.incidentId, found.title, {
        tenantId: found.tenantId,
        about: [severityWord(found.severity), word(found.status), found.incidentId].join(' · '),
        place: { kind: 'incident', key: keyOf(found), tab: null },
      }),
    ),
    within.flatMap((found) =>
      found.alerts.map(({ id, title }) => line('Alerts', id, title, inside(found, 'alerts', []))),
    ),
    onceEach(within).map(({ found, kind, label, detail }) =>
      line(
        'Evidence',
        `${kind} ${label}`,
        label,
        inside(found, 'evidence', [word(kind), detail], label),
      ),
    ),
    within.flatMap((found) =>
      found.comments.map(({ text, author }, at) =>
        line('Comments', `${found.incidentId} ${at}`, text, inside(found, 'activity', [author])),
      ),
    ),
    within.flatMap((found) =>
      found.notes.map(({ text }) =>
        line('Notes', found.incidentId, text, inside(found, 'summary', ['My note'])),
      ),
    ),
    named(tenants, asked).map(({ id, name, domain }) =>
      line('Tenants', '', name, { tenantId: id, about: domain, place: { kind: 'tenant', id } }),
    ),
  ];
  const shown = kinds.map((found) => {
    const [first] = found;
    const left = found.length - MOST;
    if (first === undefined || left <= 0 || unfolded.has(first.kind)) return found;
    const more = line(first.kind, 'more', `Show ${left.toLocaleString()} more`, {
      tenantId: null,
      about: '',
      place: { kind: 'more', of: first.kind },
    });
    return [...found.slice(0, MOST), { ...more, places: new Set<number>() }];
  });
  return shown.flatMap((found, at) => (at === 0 && total > MOST ? [...found, onBoard] : found));
}

function named(tenants: readonly TenantName[], asked: AskedWords): TenantName[] {
  if (asked.length === 0) return [];
  return tenants.filter(
    ({ id, name, domain }) =>
      piecesIn(`${name} \ue000 ${domain} \ue000 ${id}`, asked) === asked.length,
  );
}

function keyOf({ tenantId, incidentId }: IncidentKey): IncidentKey {
  return { tenantId, incidentId };
}

/** A thing of a tenant stands once, with the latest of its incidents. */
function onceEach(within: readonly FoundWithin[]) {
  const known = new Set<string>();
  return within.flatMap((found) =>
    found.entities.flatMap(({ kind, label, detail }) => {
      const name = `${found.tenantId} ${kind} ${label}`;
      if (known.has(name)) return [];
      known.add(name);
      return [{ found, kind, label, detail }];
    }),
  );
}

/** The words are sought in the text as it is drawn, so that what is marked is what is seen. */
function marked(text: string, asked: AskedWords): Pick<FoundLine, 'text' | 'places'> {
  const ready = searchable(visibleLine(shortened(text, LONGEST)));
  const stretches = stretchesIn(ready.text, asked).flat();
  const isMarked = (at: number) => stretches.some(({ start, end }) => start <= at && at < end);
  const places = new Set<number>();
  let at = 0;
  for (const [place, character] of ready.characters.entries()) {
    if (isMarked(at)) places.add(place);
    at += character.length;
  }
  return { text: ready, places };
}
