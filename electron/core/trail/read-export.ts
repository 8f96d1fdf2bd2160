import { z } from 'zod';
import { TrailFile } from '#shared/domain/access/trail.ts';
import {
  aboutWords,
  deedWords,
  outcomeWords,
  stepWords,
} from '#shared/domain/access/trail-words.ts';
import { AccessWish } from '#shared/domain/access/wish.ts';
import { WishStage } from '#shared/domain/access/wish-stage.ts';
import { SeenState } from '#shared/domain/access/seen-state.ts';
import { word } from '#shared/domain/words.ts';
import { quotedWord, terminalLine, wrapped } from '../cli/terminal-text.ts';
import { fromJson, readable } from '../store/stored-json.ts';
import { trailDeed } from '../store/trail-deed.ts';

/** What the first entry of a decision tells of it. */
const Recorded = z.object({
  detail: z.object({
    wish: AccessWish.nullish().catch(null),
    seen: SeenState.nullish().catch(null),
  }),
});

type Decision = TrailFile['decisions'][number];

/**
 * An exported trail as lines for whoever was not there. What is said of a decision comes from the words of its
 * entries, which the chain proves; the names of tenants alone from beside them. Texts of strangers stand in quotes or
 * behind a mark, as a terminal shows them. Pure.
 * @param text of a file that was proven (`verifyExport`).
 */
export function readExport(text: string): string[] {
  const { links, decisions } = fromJson(TrailFile, text);
  const words = new Map(links.map(({ place, body }) => [place, body]));
  const lines = decisions.flatMap((decision) => ['', ...decisionLines(decision, words)]);
  return lines.flatMap((line) => wrapped(line, line.startsWith(MARK) ? MARK : '      '));
}

function decisionLines(
  decision: Decision,
  words: ReadonlyMap<number, string | null>,
): readonly string[] {
  const { id, entries } = decision;
  const bodies = entries.map((place) => ({ place, body: words.get(place) ?? '' }));
  const deeds = bodies.flatMap(({ place, body }) => trailDeed(place, body));
  const [first] = deeds;
  if (!first) return [`${id}: its entries were removed together with the tenant.`];
  const told = bodies.flatMap(({ body }) => readable(Recorded, body))[0]?.detail;
  const wish = told?.wish ?? null;
  const steps = deeds.map(({ step }) => step);
  const stage = WishStage.safeParse(steps.findLast((step) => step.stage !== null)?.stage).data;
  const by = deeds.find((deed) => deed.by !== null)?.by ?? null;
  return [
    `${utc(first.step.at)}  ${tenantOf(decision)}: ${wishWords(wish)}`,
    `  by ${by === null ? 'somebody whose name was not noted' : quotedWord(by)} (account ${first.step.accountId ?? 'not noted'})`,
    ...reasonLines(wish),
    ...seenLines(told?.seen ?? null),
    ...steps.flatMap((step) => [
      `  ${utc(step.at)}  ${stepWords(step)} (entry ${step.place}${requestId(step)})`,
      ...quoted(step.reason ?? ''),
    ]),
    `  As of the export: ${stage ? outcomeWords({ wish: { stage, wish }, steps }) : 'not told'}`,
  ];
}

/** Clocks of the auditor and of the desk may differ: one time for all. */
function utc(at: string): string {
  return `${at.slice(0, 19).replace('T', ' ')} UTC`;
}

const Named = z.object({ tenant: z.string().nullish(), tenantId: z.string() });

function tenantOf(decision: Decision): string {
  const named = Named.safeParse(decision).data;
  if (typeof named?.tenant === 'string') return quotedWord(named.tenant);
  return named?.tenantId ?? 'tenant not told';
}

function wishWords(wish: AccessWish | null): string {
  if (wish === null) return 'what was wished cannot be read by this version';
  const about = wish.person === null ? '' : `${aboutWords(wish)}${quotedWord(wish.person)}`;
  return `${deedWords(wish)} ${quotedWord(wish.title)}${about}`;
}

function reasonLines(wish: AccessWish | null): string[] {
  const reason = wish && 'justification' in wish ? wish.justification : '';
  return quoted(reason);
}

function seenLines(seen: SeenState | null): string[] {
  if (seen === null || (seen.state === null && seen.stages.length === 0)) return [];
  const open = seen.stages.filter(({ status }) => status === 'inProgress').length;
  const stages = seen.stages.length > 0 ? `, ${open} of ${seen.stages.length} stages open` : '';
  return [
    `  As it stood then: ${seen.state === null ? 'state not told' : word(seen.state)}${stages}`,
  ];
}

function requestId({
  action,
  clientRequestId,
}: {
  action: string;
  clientRequestId: string | null;
}) {
  return action === 'access.sending' && clientRequestId !== null
    ? `, request id ${clientRequestId}`
    : '';
}

const MARK = '    > ';

/** Words of a person or of the service, each line marked: none can be taken for a line of ours. */
function quoted(text: string): string[] {
  if (text.trim() === '') return [];
  return text.split(/\r\n|[\r\n]/).map((line) => `${MARK}${terminalLine(line.trim())}`);
}
