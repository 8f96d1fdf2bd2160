import { PackageId } from '#shared/domain/access/package.ts';
import type { Examples } from './example.ts';
import { at, tenantId } from './things.ts';

export const RUNWAY_EXAMPLE: Examples<'access.runway'> = {
  accepted: [{}],
  refused: [null, 'x', 7, []],
  outputs: [
    { items: [], omitted: 0, gdapReadAt: null, zone: 'UTC' },
    {
      items: [
        {
          kind: 'assignment',
          tenantId,
          id: 'a1',
          who: '\u202eada',
          person: 'me',
          what: 'Tier 2 Analyst',
          detail: null,
          state: 'ends',
          endAt: at,
          isMine: true,
          extend: 'yes',
          whyNot: null,
          unextended: { word: 'denied', at },
          isLast: true,
          packageId: PackageId.parse('p1'),
          policyId: null,
        },
      ],
      omitted: 4,
      gdapReadAt: at,
      zone: 'Europe/Oslo',
    },
  ],
};
