import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';

/**
 * All the page has of the world outside. Named functions only: the page never names a channel, and the
 * event object of a message stays here. Main parses what arrives.
 */
contextBridge.exposeInMainWorld('tidewatch', {
  query: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(CHANNELS.query, name, input),
  command: (name: unknown, input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(CHANNELS.command, name, input),
  on: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_event: unknown, event: unknown): void => listener(event);
    ipcRenderer.on(CHANNELS.event, forward);
    return () => {
      ipcRenderer.removeListener(CHANNELS.event, forward);
    };
  },
});
