import { z } from 'zod';
import { type Undone, UndoneField } from './compensation.ts';

/** Values that are named; of the others only the number is told. */
const NAMED = 3;

/** What undoing does to one member, over all the incidents of a gesture. */
export const UndoneSum = z.object({
  field: UndoneField,
  incidents: z.int(),
  /** The values it gets, has or cannot get, the most frequent first. */
  values: z.array(z.object({ value: z.string().nullable(), incidents: z.int() })).max(NAMED),
  /** How many other values there are. */
  others: z.int(),
});
export type UndoneSum = z.infer<typeof UndoneSum>;

/** What holds for each incident, put together member by member. Pure. */
export function summed(each: readonly (readonly Undone[])[]): UndoneSum[] {
  const fields = new Map<UndoneField, { incidents: number; values: Map<string | null, number> }>();
  for (const undone of each) {
    for (const field of new Set(undone.map((one) => one.field))) {
      const sum = fields.get(field) ?? { incidents: 0, values: new Map() };
      sum.incidents += 1;
      for (const { value } of undone.filter((one) => one.field === field)) {
        sum.values.set(value, (sum.values.get(value) ?? 0) + 1);
      }
      fields.set(field, sum);
    }
  }
  return [...fields].map(([field, { incidents, values }]) => {
    const most = [...values].sort(([, one], [, other]) => other - one);
    return {
      field,
      incidents,
      values: most.slice(0, NAMED).map(([value, count]) => ({ value, incidents: count })),
      others: Math.max(0, most.length - NAMED),
    };
  });
}
