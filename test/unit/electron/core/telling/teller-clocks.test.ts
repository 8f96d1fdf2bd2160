import { expect, test } from 'vitest';
import type { ClockNews } from '#electron/core/telling/clock-telling.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { HOUR_MS, MINUTE_MS } from '#shared/time.ts';
import { CONTOSO } from '#test/fakes/answers.ts';
import { BURST_MS, incidentEvent, LATE_MS, tellingDesk } from '#test/fakes/telling-desk.ts';

function clocksOf(kind: ClockNews['clock']['kind'], leftMs: number, count: number): ClockNews[] {
  return Array.from({ length: count }, (_, index) => {
    const id = String(index + 1);
    const promise = 'acknowledge';
    return {
      clock: { tenantId: CONTOSO, incidentId: IncidentId.parse(id), promise, kind },
      event: {
        ...incidentEvent(id),
        kinds: [kind],
        note: kind === 'due' ? '15 min left to take it up' : 'Not taken up in time',
        clock: { promise, leftMs },
      },
    };
  });
}

async function toldOf(clocks: readonly ClockNews[]) {
  const desk = tellingDesk();
  await desk.start();
  await desk.run(clocks);
  await desk.pass(BURST_MS + LATE_MS);
  const lines = desk.inbox.list('ada', null, 50).map(({ kind }) => kind);
  await desk.stop();
  return lines;
}

// A calendar that opens at 08:00 brings the targets of a whole night to one minute.
test.each([
  ['can still be met', 'due', 15 * MINUTE_MS],
  ['ran out this minute', 'breached', -MINUTE_MS],
] as const)('each of many targets that %s is told by its name', async (_, kind, leftMs) => {
  expect(await toldOf(clocksOf(kind, leftMs, 11))).toEqual(Array(11).fill(kind));
});

test('many targets that ran out while nobody was here are one line', async () => {
  expect(await toldOf(clocksOf('breached', -HOUR_MS, 11))).toEqual(['caught-up']);
});

test('beside what was missed, a target that can still be met is told by its name', async () => {
  const missed = clocksOf('breached', -HOUR_MS, 12).slice(1);
  const told = await toldOf([...missed, ...clocksOf('due', MINUTE_MS, 1)]);
  expect(told.toSorted()).toEqual(['caught-up', 'due']);
});
