import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import { type Failure, type Result, toFailure } from '#shared/errors.ts';
import { isOwnPage } from './address.ts';
import type { Answer } from './host-calls.ts';
import type { Log } from './log.ts';

interface IpcParts {
  /** Whether a page belongs to one of our windows. */
  readonly isOurs: (contents: WebContents) => boolean;
  /** Reads and answers a call; whoever answers it decides what may be asked. */
  readonly answer: Answer;
  readonly log: Log;
}

/** How a call is named: a part of the product, a point, and what is asked of it. Core knows which there are. */
const CALL_NAME = /^[a-z][A-Za-z]{0,48}\.[a-z][A-Za-z]{0,48}$/;

/** The only door from the page: two channels, each call checked for who asks. */
export function registerIpc(ipc: IpcMain, parts: IpcParts): void {
  for (const kind of ['query', 'command'] as const) {
    handle(ipc, CHANNELS[kind], parts, async (name, input) => {
      if (typeof name !== 'string' || !CALL_NAME.test(name)) return failed(UNKNOWN_CALL);
      return parts.answer(kind, name, input);
    });
  }
}

/** Results instead of exceptions: what is thrown here would reach the page with its message. */
function handle(
  ipc: IpcMain,
  channel: string,
  { isOurs, log }: IpcParts,
  answer: (name: unknown, input: unknown) => Promise<Result<unknown>>,
): void {
  ipc.handle(channel, async (event, name: unknown, input: unknown) => {
    if (!isOurs(event.sender) || !isTrustedSender(event)) {
      log.warn('ipc.sender-refused', { channel });
      return failed(REFUSED);
    }
    try {
      return await answer(name, input);
    } catch (error) {
      log.error('ipc.call-failed', error, { name: String(name) });
      return failed(toFailure(error));
    }
  });
}

/**
 * The window's own main frame showing our own page. `senderFrame` is null once the frame has navigated or
 * gone, so this must run before the first `await`.
 */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

const REFUSED: Failure = {
  code: 'refused',
  message: 'Only the window of Tidewatch may ask this.',
  remedy: null,
  support: null,
};
const UNKNOWN_CALL: Failure = {
  code: 'bad-input',
  message: 'This version of Tidewatch does not know what was asked.',
  remedy: 'Restart Tidewatch to finish an update.',
  support: null,
};
function failed(failure: Failure): Result<never> {
  return { ok: false, failure };
}
