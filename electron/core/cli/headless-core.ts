import path from 'node:path';
import type { Cloud } from '#shared/domain/cloud.ts';
import { type Core, createCore } from '../core.ts';
import type { Recorder } from '../graph/recorder.ts';
import { createLog, rollingLogFile } from '../log.ts';
import { headlessHost } from './headless-host.ts';

/** Core without a window, on a data folder of its own. The caller stops it. */
export function headlessCore(dataDir: string, cloud: Cloud, record?: Recorder): Promise<Core> {
  const folder = path.resolve(dataDir);
  const file = rollingLogFile(folder);
  return createCore({
    dataDir: folder,
    cloud,
    policy: {},
    host: headlessHost(folder),
    log: createLog(file, 'info'),
    forgetInLog: file.forget,
    emit: () => undefined,
    ...(record && { record }),
  });
}
