import type { TrailEntry, TrailFilter, TrailLink } from '#shared/domain/access/trail.ts';
import { type ListedWish, WishId } from '#shared/domain/access/wish.ts';
import type { AccessWishStore } from './access-wish-store.ts';
import { FIRST_HASH } from './audit-store.ts';
import type { Database } from './database.ts';
import { trailDeed } from './trail-deed.ts';

/** Of a longer course the page shows so many of the first and of the last steps: its end is never left out. */
const FIRST_STEPS = 50;
const LAST_STEPS = 250;
const NO_LIMIT = -1;

interface WishPlace {
  readonly place: number;
  readonly id: string;
}

/** Where a wish fits a filter; lists come as JSON, null or empty ones bind nothing. */
const FITS = `
  (json_array_length(@tenants) = 0 OR tenant_id IN (SELECT value FROM json_each(@tenants)))
  AND (json_array_length(@people) = 0 OR account_id IN (SELECT value FROM json_each(@people)))
  AND (json_array_length(@kinds) = 0 OR kind IN (SELECT value FROM json_each(@kinds)))
  AND (json_array_length(@decisions) = 0 OR CASE WHEN json_valid(wish) THEN
    coalesce(json_extract(wish, '$.result'), json_extract(wish, '$.decision')) END
    IN (SELECT value FROM json_each(@decisions)))
  AND (json_array_length(@outcomes) = 0 OR stage IN (SELECT value FROM json_each(@outcomes)))
  AND (@from IS NULL OR recorded_at >= @from) AND (@until IS NULL OR recorded_at < @until)`;

/** Led by the index on the id within the words (ledger-0015): the trail holds everything else as well. */
export const STEPS_OF_WISH = `
  SELECT place, body FROM audit_details
  WHERE json_extract(body, '$.detail.id') = ? ORDER BY place LIMIT ?`;
const LAST_OF_WISH = `
  SELECT place, body FROM audit_details
  WHERE json_extract(body, '$.detail.id') = ? AND place > ? ORDER BY place DESC LIMIT ?`;
const COUNT_OF_WISH =
  "SELECT count(*) FROM audit_details WHERE json_extract(body, '$.detail.id') = ?";

interface StepRow {
  readonly place: number;
  readonly body: string;
}

/** Wishes about access with what the audit trail says of each of their steps. */
export function accessTrail(db: Database, wishes: Pick<AccessWishStore, 'get'>) {
  const page = db.prepare<[object], WishPlace>(`
    SELECT place, id FROM access_wishes
    WHERE (@before IS NULL OR place < @before) AND ${FITS} ORDER BY place DESC LIMIT @limit`);
  const total = db
    .prepare<[object], number>(`SELECT count(*) FROM access_wishes WHERE ${FITS}`)
    .pluck();
  const people = db
    .prepare<[], string>('SELECT DISTINCT account_id FROM access_wishes ORDER BY account_id')
    .pluck();
  const latest = db
    .prepare<[string], string>(
      'SELECT id FROM access_wishes WHERE account_id = ? ORDER BY place DESC LIMIT 1',
    )
    .pluck();
  const steps = db.prepare<[string, number], StepRow>(STEPS_OF_WISH);
  const lastSteps = db.prepare<[string, number, number], StepRow>(LAST_OF_WISH);
  const countSteps = db.prepare<[string], number>(COUNT_OF_WISH).pluck();
  const links = db.prepare<[number, number], Omit<TrailLink, 'body'>>(`
    SELECT place, at, detail_hash AS detailHash, hash FROM audit_entries
    WHERE place BETWEEN ? AND ? ORDER BY place`);
  const words = db
    .prepare<[number], string>('SELECT body FROM audit_details WHERE place = ?')
    .pluck();
  const hashAt = db
    .prepare<[number], string>('SELECT hash FROM audit_entries WHERE place = ?')
    .pluck();

  const asked = ({ from, until, ...lists }: TrailFilter) => ({
    tenants: JSON.stringify(lists.tenants),
    people: JSON.stringify(lists.people),
    kinds: JSON.stringify(lists.kinds),
    decisions: JSON.stringify(lists.decisions),
    outcomes: JSON.stringify(lists.outcomes),
    from,
    until,
  });

  /** Beginning and end of the course of a wish, and what lies between them. */
  const ends = (id: string): { rows: StepRow[]; gap: TrailEntry['gap'] } => {
    const first = steps.all(id, FIRST_STEPS);
    const from = first.at(-1)?.place;
    if (from === undefined || first.length < FIRST_STEPS) return { rows: first, gap: null };
    const last = lastSteps.all(id, from, LAST_STEPS).reverse();
    const rows = [...first, ...last];
    const left = (countSteps.get(id) ?? rows.length) - rows.length;
    const before = last[0]?.place;
    return { rows, gap: left > 0 && before !== undefined ? { steps: left, before } : null };
  };

  const course = (id: string, isWhole = false): Pick<TrailEntry, 'steps' | 'by' | 'gap'> => {
    let by: string | null = null;
    const { rows, gap } = isWhole ? { rows: steps.all(id, NO_LIMIT), gap: null } : ends(id);
    const found = rows.flatMap(({ place, body }) =>
      trailDeed(place, body).map((deed) => {
        by ??= deed.by;
        return deed.step;
      }),
    );
    return { steps: found, by, gap };
  };

  const entry = ({ place, id }: WishPlace, isWhole: boolean): TrailEntry[] => {
    const wish: ListedWish | null = wishes.get(WishId.parse(id));
    return wish === null ? [] : [{ place, wish, ...course(id, isWhole) }];
  };

  return {
    /** Newest first; `before` is the place to go on from. Of a long course the middle is left out. */
    page: (filter: TrailFilter, before: number | null, limit: number): TrailEntry[] =>
      page.all({ ...asked(filter), before, limit }).flatMap((one) => entry(one, false)),
    /** Newest first, each with every step, for a file. */
    whole: (filter: TrailFilter, limit: number): TrailEntry[] =>
      page.all({ ...asked(filter), before: null, limit }).flatMap((one) => entry(one, true)),
    total: (filter: TrailFilter): number => total.get(asked(filter)) ?? 0,
    /** Everybody who recorded something, with the name they had last. */
    people: () =>
      people.all().map((accountId) => {
        const id = latest.get(accountId);
        return { accountId, name: id === undefined ? null : course(id).by };
      }),
    /**
     * The chain from one place to another, both included, with the words of those places that are named, and
     * the hash before it.
     */
    chain: (first: number, last: number, named: ReadonlySet<number>) => ({
      before: hashAt.get(first - 1) ?? FIRST_HASH,
      links: links.all(first, last).map((link): TrailLink => {
        const body = named.has(link.place) ? (words.get(link.place) ?? null) : null;
        return { ...link, body };
      }),
    }),
  };
}
export type AccessTrail = ReturnType<typeof accessTrail>;
