import type { accessTrailContract } from '#shared/contract/access-trail.ts';
import type { TenantId } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { type Clock, instant } from '#shared/time.ts';
import type { Host } from '../host.ts';
import type { AccessTrail } from '../store/access-trail.ts';
import { type AuditStore, FIRST_HASH, sha256 } from '../store/audit-store.ts';
import type { MetaStore } from '../store/meta-store.ts';
import { trailFile, trailSignature } from '../trail/trail-file.ts';
import { trailKey } from '../trail/trail-key.ts';
import { trailTable } from '../trail/trail-table.ts';
import type { HandlersOf } from './handler.ts';

interface AccessTrailParts {
  readonly trail: AccessTrail;
  readonly audit: Pick<AuditStore, 'append'>;
  readonly meta: MetaStore;
  readonly host: Pick<Host, 'saveText' | 'secretBox'>;
  readonly tenantName: (id: TenantId) => string | null;
  readonly accountId: () => string | null;
  readonly now: Clock;
}

/** Most decisions of one file: what is missing from one would not be missed. */
const MOST_EXPORTED = 10_000;
const NAME = 'tidewatch-decisions';
const TABLE = { name: `${NAME}.csv`, kind: 'Table', extension: 'csv' } as const;
const PROOF = { name: `${NAME}.json`, kind: 'Trail of decisions', extension: 'json' } as const;
const SIGNATURE = 'sig';

/** Trail of decisions: pages of it, and files for whoever has to prove them. */
export function accessTrailHandlers(
  parts: AccessTrailParts,
): HandlersOf<typeof accessTrailContract> {
  const { trail, audit, meta, host, tenantName, accountId, now } = parts;

  /** The making of a key and each export stand in the trail themselves. */
  const note = (action: string, detail: Readonly<Record<string, unknown>>) =>
    audit.append({ tenantId: null, at: instant(now()), accountId: accountId(), action, detail });

  return {
    'access.trail': ({ filter, before, limit }) => {
      const found = trail.page(filter, before, limit + 1);
      const entries = found.slice(0, limit);
      return {
        entries,
        next: found.length > limit ? (entries.at(-1)?.place ?? null) : null,
        total: trail.total(filter),
        people: trail.people(),
      };
    },
    'access.exportTrail': async ({ filter, form }) => {
      if (trail.total(filter) > MOST_EXPORTED) {
        throw new AppError('bad-input', 'These are more than 10,000 decisions.', {
          remedy: 'Narrow the time, and export one stretch after the other.',
        });
      }
      const entries = trail.whole(filter, MOST_EXPORTED).reverse();
      const decisions = entries.length;
      if (form === 'csv') {
        const text = trailTable(entries, tenantName);
        const saved = await host.saveText({ ...TABLE, text });
        if (saved) note('trail.exported', { form, decisions, fileHash: sha256(text) });
        return { saved, decisions };
      }
      const at = instant(now());
      const { chain } = trail;
      const made = { entries, filter, nameOf: tenantName, chain, firstHash: FIRST_HASH, at };
      const file = trailFile(made);
      const text = `${JSON.stringify(file, null, 1)}\n`;
      const key = await trailKey({
        meta,
        box: host.secretBox,
        onMade: (publicKey) => note('trail.key-made', { publicKey, keyHash: sha256(publicKey) }),
      });
      const signature = trailSignature(text, file, key, at);
      const beside = { extension: SIGNATURE, text: `${JSON.stringify(signature, null, 1)}\n` };
      const saved = await host.saveText({ ...PROOF, text, beside });
      if (saved)
        note('trail.exported', { form, decisions, fileHash: signature.statement.fileHash });
      return { saved, decisions };
    },
  };
}
