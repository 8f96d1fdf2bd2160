import type { TellingEvent } from '#shared/domain/telling/event.ts';
import type { InboxKind } from '#shared/domain/telling/inbox-entry.ts';
import { type Telling, TellingWay } from '#shared/domain/telling/rule.ts';
import { whoseOf } from './entries.ts';

/** So many events of a desk that was away are still told one by one. */
const MOST_LATE = 10;

/** Many events in one line, and whom alone it is for (null = everybody). */
export interface MissedLine {
  readonly accountId: string | null;
  readonly kinds: readonly InboxKind[];
  readonly way: TellingWay;
}

/** What a desk that was away has missed: one by one when it is little, else in one line for each it is for. */
export function missedNews(tellingOf: (event: TellingEvent) => Telling | null) {
  const few: TellingEvent[] = [];
  const lines = new Map<string | null, { kinds: InboxKind[]; loudest: number }>();
  let count = 0;
  return {
    add: (event: TellingEvent): void => {
      const told = tellingOf(event);
      if (told === null) return;
      count += 1;
      if (few.length < MOST_LATE) few.push(event);
      const whose = whoseOf(event, told.kind);
      const line = lines.get(whose) ?? { kinds: [], loudest: 0 };
      lines.set(whose, line);
      line.kinds.push(told.kind);
      line.loudest = Math.max(line.loudest, TellingWay.options.indexOf(told.way));
    },
    few: (): readonly TellingEvent[] => (count > MOST_LATE ? [] : few),
    lines: (): MissedLine[] => {
      if (count <= MOST_LATE) return [];
      return [...lines].map(([accountId, { kinds, loudest }]) => {
        return { accountId, kinds, way: TellingWay.options[loudest] ?? 'inbox' };
      });
    },
  };
}
