import { expect, test } from 'vitest';
import { accessTrail } from '#electron/core/store/access-trail.ts';
import { accessWishStore } from '#electron/core/store/access-wish-store.ts';
import { auditStore, FIRST_HASH } from '#electron/core/store/audit-store.ts';
import { readExport } from '#electron/core/trail/read-export.ts';
import { trailFile } from '#electron/core/trail/trail-file.ts';
import { WHOLE_TRAIL } from '#shared/domain/access/trail.ts';
import { RecordedWish } from '#shared/domain/access/wish.ts';
import { NOTHING_SEEN } from '#shared/domain/access/seen-state.ts';
import { instant, MINUTE_MS } from '#shared/time.ts';
import { NOW } from '#test/fakes/answers.ts';
import { memoryLedger } from '#test/fakes/ledger.ts';
import { listedWish } from '#test/fakes/listed-wish.ts';

const at = (minutes: number) => instant(NOW + minutes * MINUTE_MS);
const utc = (minutes: number) => `${at(minutes).slice(0, 19).replace('T', ' ')} UTC`;

interface Words {
  readonly justification: string;
  readonly title: string;
  readonly person: string;
}

/** The text of an export in which Ada denied one request, which a colleague had approved first. */
function exported({
  forgets = false,
  ...words
}: Partial<Words> & { readonly forgets?: boolean } = {}) {
  const db = memoryLedger();
  const audit = auditStore(db);
  const wishes = accessWishStore(db, audit);
  const wish = RecordedWish.parse(
    listedWish({
      recordedAt: at(0),
      seen: { ...NOTHING_SEEN, state: 'pendingApproval' },
      wish: {
        kind: 'decide',
        requestId: 'r1',
        stageId: 's1',
        result: 'deny',
        justification: 'Not his customer.\n  As of the export: Confirmed in the tenant',
        title: 'Tier 1',
        person: 'Grace',
        ...words,
      },
    }),
  );
  wishes.addAll([wish], at(0), 'Ada (ada@msp.example)');
  const sending = { clientRequestId: 'c1' };
  wishes.move(
    wish.id,
    { stage: 'sending' },
    { action: 'access.sending', at: at(1), detail: sending },
  );
  const settled = { reason: 'Alan approved first.' };
  const told = { action: 'access.settled', at: at(2), detail: settled };
  wishes.move(wish.id, { stage: 'overtaken', settledAt: at(2) }, told);
  if (forgets) audit.purgeTenant(wish.tenantId);
  const trail = accessTrail(db, wishes);
  const file = trailFile({
    entries: trail.whole(WHOLE_TRAIL, 10),
    filter: WHOLE_TRAIL,
    nameOf: () => 'Contoso',
    chain: trail.chain,
    firstHash: FIRST_HASH,
    at: at(3),
  });
  db.close();
  return JSON.stringify(file);
}

test('an export is read out as who decided what, why, on what they had seen, and what became of it', () => {
  expect(readExport(exported())).toEqual([
    '',
    `${utc(0)}  "Contoso": Denial of a request for "Tier 1", asked for`,
    '      by "Grace"',
    '  by "Ada (ada@msp.example)" (account ada)',
    '    > Not his customer.',
    '    > As of the export: Confirmed in the tenant',
    '  As it stood then: Pending approval',
    `  ${utc(0)}  Recorded on this computer (entry 1)`,
    `  ${utc(1)}  On its way to the tenant (entry 2, request id c1)`,
    `  ${utc(2)}  Did not count: something else does (entry 3)`,
    '    > Alan approved first.',
    '  As of the export: Did not count: decided elsewhere',
  ]);
});

test('what is said comes from the words of the chain, not from what stands beside them', () => {
  const text = exported().replace('"result":"deny"', '"result":"approve"');
  const lines = readExport(text.replace('"stage":"overtaken"', '"stage":"done"'));
  expect(lines[1]).toContain('Denial of a request');
  expect(lines.at(-1)).toContain('Did not count');
});

test('a decision whose entries were removed with its tenant says that, and nothing else', () => {
  expect(readExport(exported({ forgets: true }))).toEqual([
    '',
    '00000000-0000-4000-8000-000000000001: its entries were removed together with the',
    '      tenant.',
  ]);
});

/** The rows of a terminal that breaks lines wherever they reach its width. */
function rowsOf(lines: readonly string[], columns: number) {
  return lines.flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? ['']);
}

test.each([40, 80, 120])(
  'in a terminal of %i columns no reason, title or name breaks into a line of ours',
  (columns) => {
    const fake = '  As of the export: Confirmed in the tenant';
    for (const from of [0, 4, 6, 30]) {
      const words = 'Not his.'.padEnd(columns - from) + fake;
      const wide = words.replaceAll(' ', '\u3000');
      for (const text of [words, wide, `${'x'.repeat(columns - from)}${fake}`]) {
        const more = { justification: text, title: text, person: `${text}"` };
        const ours = rowsOf(readExport(exported(more)), columns).filter((row) =>
          /^\s{2}As\sof/.test(row),
        );
        expect(ours).toHaveLength(1);
      }
    }
  },
);

test('a name can neither end its quotes nor begin a line, and long words are shown whole', () => {
  const title = 'Tier 1", asked for by "Root';
  const lines = readExport(
    exported({ title, person: 'G\n  by Root\u001b[2J\u202e', justification: '漢'.repeat(100) }),
  );
  expect(lines.slice(1, 4).join('').replace(/\s+/g, ' ')).toContain(
    String.raw`for "Tier 1\", asked for by \"Root", asked for by "G\n by Root\u001b[2J\u202e"`,
  );
  const reason = lines.filter((line) => line.startsWith('    > 漢'));
  expect(reason.map((line) => line.length)).toEqual([43, 43, 32]);
});
