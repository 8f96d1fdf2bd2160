import { createRoot } from 'react-dom/client';
import type { Api } from '#shared/contract/contract.ts';
import { App } from './app.tsx';
import { lastSettings, rememberLook } from './last-face.ts';
import { noticed } from './gestures.ts';
import { followChanges } from './refresh.ts';
import { createStores, followSelection } from './stores.ts';
import '../styles/base.css';
import '../styles/buttons.css';
import '../styles/report.css';

/** A page that is never idle, or not seen, goes on all the same (ms). */
const IDLE = { timeout: 200 };

/** Puts the application into the page and follows core until the page goes away. */
export function boot(page: Window): void {
  // Slices record changes too: what was left half done when another incident is opened.
  const api: Api = noticed(page.tidewatch, (of) => stores.undo.getState().remember(of));
  const root = page.document.getElementById('root');
  if (!root) throw new Error('The page has no place for the application.');
  const stores = createStores(api, Date.now, lastSettings(localStorage));
  const { keepNotes, keepDrafts } = stores.incident.getState();
  const stops = [
    // What still waits for a pause of typing: a window that is closed leaves no field first.
    keepNotes,
    keepDrafts,
    followChanges(api, stores, (job) => page.requestIdleCallback(job, IDLE)),
    followSelection(stores),
    stores.settings.subscribe(({ known, settings }) => {
      if (known) rememberLook(localStorage, settings);
    }),
  ];
  const stopAll = () => {
    for (const stop of stops) stop();
  };
  page.addEventListener('pagehide', stopAll, { once: true });
  createRoot(root).render(<App api={api} stores={stores} />);
}
