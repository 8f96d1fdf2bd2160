import type { Log } from '#electron/main/log.ts';

/** A log that keeps what was written, newest last. */
export function memoryLog() {
  const lines: { level: 'info' | 'warn' | 'error'; happening: string; details: object }[] = [];
  const log: Log = {
    info: (happening, details = {}) => void lines.push({ level: 'info', happening, details }),
    warn: (happening, details = {}) => void lines.push({ level: 'warn', happening, details }),
    error: (happening, error, details = {}) =>
      void lines.push({ level: 'error', happening, details: { ...details, error } }),
  };
  return { ...log, lines };
}
