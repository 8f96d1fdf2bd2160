/** The three channels between the page and main. There are no others. */
export const CHANNELS = {
  query: 'tidewatch:query',
  command: 'tidewatch:command',
  event: 'tidewatch:event',
} as const;
