import type { Run } from '../../api.tsx';
import type { OverviewSlice } from './overview-slice.ts';

interface ReadableOverview {
  getState(): OverviewSlice;
  subscribe(listener: () => void): () => void;
}

/** Has every tenant looked at now. What is said of it is true only as long as the connection is there, or is not. */
export function lookAll(overview: ReadableOverview, run: Run): void {
  const isOffline = () => overview.getState().strip?.offline ?? false;
  const offline = isOffline();
  const over = new AbortController();
  const stop = overview.subscribe(() => {
    if (isOffline() === offline) return;
    over.abort();
    stop();
  });
  const words = offline
    ? 'There is no connection. All tenants are looked at as soon as it is back.'
    : 'Looking at all tenants.';
  void run('sync.now', { tenantId: null }, words, over.signal);
}
