import { type MessagePort, parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { AppError, toFailure } from '#shared/errors.ts';
import type { IncidentAnswer } from './cache-writer.ts';
import { type Packed, packAlerts, packIncidents, packTasks } from './prepared-answers.ts';
import { ownedBy } from './worker-calls.ts';
import type { FromWorker } from './worker-protocol.ts';

/** What is handed in is our own, typed where it is sent (answer-reading.ts). */
const Answer = z.custom<IncidentAnswer>((value) => typeof value === 'object');
const Call = z.discriminatedUnion('name', [
  z.object({ id: z.int(), name: z.literal('packIncidents'), input: z.tuple([Answer]) }),
  z.object({ id: z.int(), name: z.literal('packAlerts'), input: z.tuple([Answer]) }),
  z.object({ id: z.int(), name: z.literal('packTasks'), input: z.tuple([Answer]) }),
  z.object({ id: z.int(), name: z.literal('finish') }),
]);
type Call = z.infer<typeof Call>;

/** The thread that reads raw answers, one after another, and hands back pages ready to be written. */
function run(port: MessagePort): void {
  const answer = (message: FromWorker, memory: ArrayBuffer[] = []) =>
    port.postMessage(message, memory);
  port.on('message', (message: unknown) => {
    const call = Call.parse(message);
    try {
      const page = packed(call);
      answer({ id: call.id, ok: true, value: page }, page ? ownedBy(page.bytes) : []);
    } catch (error) {
      answer({ id: call.id, ok: false, failure: toFailure(error) });
    }
    if (call.name === 'finish') port.close();
  });
  answer({ id: 0, ok: true, value: null });
}

function packed(call: Call): Packed<unknown> | null {
  switch (call.name) {
    case 'packIncidents':
      return packIncidents(call.input[0]);
    case 'packAlerts':
      return packAlerts(call.input[0]);
    case 'packTasks':
      return packTasks(call.input[0]);
    case 'finish':
      return null;
  }
}

if (!parentPort) throw new AppError('internal', 'This program only runs as a worker.');
run(parentPort);
