import type { AppEvent } from '#shared/contract/app-event.ts';
import type { Cloud } from '#shared/domain/cloud.ts';
import type { Policy } from '#shared/domain/policy.ts';
import type { cacheWriterInWorker } from './ingest/worker-writer.ts';
import type { Recorder } from './graph/recorder.ts';
import type { Host } from './host.ts';
import type { Log } from './log.ts';
import type { Sleep } from './sleep.ts';

/** What core is made of from outside. */
export interface CoreParts {
  readonly dataDir: string;
  readonly cloud: Cloud;
  readonly policy: Policy;
  /** The person gave up the key of this profile: if it still does not open, an empty one begins. */
  readonly beginAnew?: boolean | undefined;
  readonly host: Host;
  readonly log: Log;
  /** Takes every line with that text out of the log on the disk, where there is one. */
  readonly forgetInLog?: (text: string) => void;
  readonly emit: (event: AppEvent) => void;
  /** Keeps every exchange with Graph, for checks against the published contract. */
  readonly record?: Recorder;
  /** Core cannot go on and has to be started again; nothing recorded is lost. */
  readonly onBroken?: () => void;
  /** Starts the writer of the cache; the threads of this program, unless somebody else counts its work. */
  readonly cacheWriter?: typeof cacheWriterInWorker;
  /** How core waits; really, unless somebody else keeps the time. */
  readonly sleep?: Sleep;
  /** How long writing, sync and sending leave the machine to the window that is opening; none without one. */
  readonly calmMs?: number;
}
