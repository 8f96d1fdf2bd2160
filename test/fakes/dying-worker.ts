import { parentPort } from 'node:worker_threads';

/** A thread that starts as ours do and dies of the first call. */
parentPort?.on('message', () => process.exit(1));
parentPort?.postMessage({ id: 0, ok: true, value: null });
