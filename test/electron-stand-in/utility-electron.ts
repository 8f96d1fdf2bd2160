// What `electron` means in a utility process while the stand-in runs the app. Chromium's network is not
// there: Node's takes its place, so neither the proxy nor the certificates of the computer are honoured.
import { strict } from './strict.ts';

export const net = strict('net', {
  fetch(input: string | Request, init: RequestInit = {}): Promise<Response> {
    if (init.redirect === 'manual') {
      return Promise.reject(new Error('Redirect was cancelled')); // as net.fetch has it
    }
    return globalThis.fetch(input, init);
  },
});
