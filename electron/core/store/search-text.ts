import type { Incident } from '#shared/domain/incident.ts';
import { tagsOf } from './board-rows.ts';

/** What of one incident can be found, in characters: alerts and evidence are cut, the head is not. */
const HEAD = 6_000;
const REST = 4_096;

/**
 * Stands between two texts as a word of its own (the index takes letters, digits and private characters), so
 * that words side by side are never the end of one text and the beginning of the next.
 */
const BETWEEN = ' \ue000 ';

interface Found {
  readonly title: string;
  readonly evidence: readonly { readonly label: string; readonly detail: string | null }[];
}

/** Title, id, tags and assignee: the part that changes without an alert changing. */
export function searchHead(incident: Incident): string {
  const who = incident.assignedTo === null ? [] : [incident.assignedTo];
  const parts = [incident.title, incident.id, ...who, ...tagsOf(incident)];
  return parts.join(BETWEEN).slice(0, HEAD);
}

/**
 * Titles of all alerts first, then evidence, each text once, until the space is used up. Goes behind the
 * head: begins with what stands between two texts.
 */
export function searchRest(alerts: readonly Found[]): string {
  const texts = new Set<string>();
  let length = 0;
  const add = (text: string | null) => {
    if (text === null || length >= REST || texts.has(text)) return;
    const kept = text.slice(0, REST - length);
    texts.add(kept);
    length += kept.length + 1;
  };
  for (const { title } of alerts) add(title);
  for (const { evidence } of alerts) {
    if (length >= REST) break;
    for (const { label, detail } of evidence) {
      add(label);
      add(detail);
    }
  }
  return [...texts].map((text) => BETWEEN + text).join('');
}
