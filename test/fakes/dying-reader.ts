import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { packIncidents } from '#electron/core/ingest/prepared-answers.ts';
import { TenantId } from '#shared/domain/tenant.ts';
import { Instant } from '#shared/time.ts';

const Call = z.object({
  id: z.int(),
  name: z.string(),
  input: z.array(
    z.object({
      tenantId: TenantId,
      body: z.instanceof(Uint8Array),
      receivedAt: Instant,
      expanded: z.boolean(),
    }),
  ),
});

/** Reads incidents as ours does; dies of an empty body, and when it is to end. */
parentPort?.on('message', (message: unknown) => {
  const { id, input } = Call.parse(message);
  const [answer] = input;
  if (!answer || answer.body.byteLength === 0) process.exit(1);
  parentPort?.postMessage({ id, ok: true, value: packIncidents(answer) });
});
parentPort?.postMessage({ id: 0, ok: true, value: null });
