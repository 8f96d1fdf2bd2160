import type { WebContents } from 'electron';
import { isOwnPage } from './address.ts';

/**
 * Keeps a window on the one document there is: no other page in it or in a frame, no new windows, no
 * `<webview>`. Links go to a browser by way of core, never from here.
 */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
