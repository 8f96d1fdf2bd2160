import { describe, expect, test } from 'vitest';
import { draftOf, readDraft, readHours } from '#renderer/features/tenants/contract-draft.ts';
import { contractWords } from '#renderer/features/tenants/contract-words.ts';
import {
  type Contract,
  levelTargets,
  USUAL_CONTRACT,
  USUAL_TARGETS,
} from '#shared/domain/clock/contract.ts';
import { HOUR_MS } from '#shared/time.ts';

const berlin: Contract = {
  raisesHigh: true,
  targets: { p1: { acknowledge: null, resolve: { ms: 2 * HOUR_MS, counting: 'hours' } } },
  calendar: {
    timeZone: 'Europe/Berlin',
    hours: [
      { day: 1, from: '09:00', to: '12:00' },
      { day: 1, from: '13:00', to: '17:30' },
    ],
    holidays: ['2026-12-25'],
  },
};

test('what was written is read back as it was', () => {
  const { contract } = readDraft(draftOf(berlin));
  expect(contract).toMatchObject({ raisesHigh: true, calendar: berlin.calendar });
  expect(contract?.targets.p1).toEqual(berlin.targets.p1);
  expect(readDraft(draftOf(USUAL_CONTRACT)).contract?.calendar).toEqual(USUAL_CONTRACT.calendar);
});

describe('hours as people write them', () => {
  test.each([
    ['9-17', [['09:00', '17:00']]],
    [
      '09:00–12:30, 13.30 - 24:00',
      [
        ['09:00', '12:30'],
        ['13:30', '24:00'],
      ],
    ],
    ['', []],
  ])('%s', (text, hours) => {
    expect(readHours(text, 3)?.map(({ from, to }) => [from, to])).toEqual(hours);
  });

  test.each(['17-9', '9', '9-25', '9-12-17', 'all day', '9-9'])('%s is none', (text) => {
    expect(readHours(text, 3)).toBeNull();
  });
});

test('a span that cannot be read is said beside it, an empty one promises nothing', () => {
  const draft = draftOf(USUAL_CONTRACT);
  const of = (span: string) => {
    const high = { ...draft.targets.high, resolve: { span, counting: 'always' } as const };
    return readDraft({ ...draft, targets: { ...draft.targets, high } });
  };
  expect(of('soon').contract).toBeNull();
  expect(of('soon').problems.targets.get('high resolve')).toContain('Write 30m');
  expect(of('30s').contract).toBeNull();
  expect(of('400d').contract).toBeNull();
  expect(of('').contract?.targets.high?.resolve).toBeNull();
  expect(of('1h 30m').contract?.targets.high?.resolve?.ms).toBe(1.5 * HOUR_MS);
});

test('a place that is no time zone, days that do not exist and a week without hours are said', () => {
  const draft = draftOf(berlin);
  expect(readDraft({ ...draft, timeZone: 'Atlantis' }).problems.timeZone).toContain('time zone');
  expect(readDraft({ ...draft, holidays: '2026-02-30' }).problems.holidays).toContain('2026-12-25');
  const closed = readDraft({ ...draft, days: draft.days.map(() => '') });
  expect(closed.contract).toBeNull();
  expect(closed.problems.hours).toContain('one day');
});

test('a contract in one line names what is promised and when it counts', () => {
  expect(contractWords(USUAL_CONTRACT)).toBe(
    'High 30m / 3h · Medium 1h / 8h · Low 4h / 3d of weekdays · around the clock',
  );
  expect(contractWords(berlin)).toMatch(
    /^High counts as P1 · P1 – \/ 2h of working hours · .* · working hours of Europe\/Berlin$/,
  );
});

test('what was typed for a level that is not shown does not stand in the way', () => {
  const draft = draftOf(USUAL_CONTRACT);
  const wrong = { ...draft.targets.high, resolve: { span: 'soon', counting: 'always' } as const };
  const raised = { ...draft, raisesHigh: true, targets: { ...draft.targets, high: wrong } };
  const { contract, problems } = readDraft(raised);
  expect(problems.targets.size).toBe(0);
  expect(contract?.raisesHigh).toBe(true);
  expect(contract && levelTargets('high', contract)).toEqual(USUAL_TARGETS.high);
  expect(readDraft({ ...raised, raisesHigh: false }).contract).toBeNull();
});
