import type { Incident } from '#shared/domain/incident.ts';
import type { AlertSnapshot } from './alert-rows.ts';
import { tagsOf } from './board-rows.ts';
import { entityKeys, localTokenOf, tokenOf } from './entity-keys.ts';

/** What of one incident can be found, in characters: alerts and evidence are cut, the head is not. */
const HEAD = 6_000;
const REST = 4_096;

/**
 * Stands between two texts as a word of its own (the index takes letters, digits and private characters), so
 * that words side by side are never the end of one text and the beginning of the next.
 */
const BETWEEN = ' \ue000 ';

/** What of the alerts of an incident is indexed. */
export interface SearchedAlerts {
  /** Begins with what stands between two texts: it goes behind the head. */
  readonly text: string;
  /** Things that are only the same inside the tenant (entity-keys.ts). */
  readonly localKeys: readonly string[];
}

/** Of all alerts of one incident, in the order of the service. */
export function searchedAlerts(alerts: readonly AlertSnapshot[]): SearchedAlerts {
  const keys = entityKeys(piecesOf(alerts));
  const tokens = keys.flatMap(({ key, isLocal }) => (isLocal ? [] : [tokenOf(key)]));
  return {
    text: [searchRest(alerts), ...tokens].join(' '),
    localKeys: keys.flatMap(({ key, isLocal }) => (isLocal ? [key] : [])),
  };
}

/** All that the search index holds of an incident. @param tenant its number in the cache. */
export function searchText(
  incident: Incident,
  { text, localKeys }: SearchedAlerts,
  tenant: number,
): string {
  const local = localKeys.map((key) => localTokenOf(key, tenant));
  return [searchHead(incident), text, ...local].join(' ');
}

function* piecesOf(alerts: readonly AlertSnapshot[]) {
  for (const { evidence } of alerts) yield* evidence;
}

/** Title, id, tags and assignee: the part that changes without an alert changing. */
function searchHead(incident: Incident): string {
  const who = incident.assignedTo === null ? [] : [incident.assignedTo];
  const parts = [incident.title, incident.id, ...who, ...tagsOf(incident)];
  return parts.join(BETWEEN).slice(0, HEAD);
}

/** Titles of all alerts first, then evidence, each text once, until the space is used up. */
function searchRest(alerts: readonly AlertSnapshot[]): string {
  const texts = new Set<string>();
  let length = 0;
  const add = (text: string | null) => {
    if (text === null || length >= REST || texts.has(text)) return;
    const kept = text.slice(0, REST - length);
    texts.add(kept);
    length += kept.length + 1;
  };
  for (const { alert } of alerts) add(alert.title);
  for (const { evidence } of alerts) {
    if (length >= REST) break;
    for (const { label, detail } of evidence) {
      add(label);
      add(detail);
    }
  }
  return [...texts].map((text) => BETWEEN + text).join('');
}
