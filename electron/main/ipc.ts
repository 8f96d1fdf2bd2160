import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { CHANNELS } from '#shared/contract/channels.ts';
import { contract, type Name } from '#shared/contract/contract.ts';
import { type Failure, type Result, toFailure } from '#shared/errors.ts';
import { isOwnPage } from './address.ts';
import type { Log } from './log.ts';

interface IpcParts {
  /** Whether a page belongs to one of our windows. */
  readonly isOurs: (contents: WebContents) => boolean;
  /** Answers a call whose name and input are in order. */
  readonly answer: (name: Name, input: unknown) => Promise<Result<unknown>>;
  readonly log: Log;
}

/** The only door from the page: two channels, each call checked for who asks and for what. */
export function registerIpc(ipc: IpcMain, parts: IpcParts): void {
  for (const kind of ['query', 'command'] as const) {
    handle(ipc, CHANNELS[kind], parts, (name, input) => checked(kind, name, input, parts));
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

async function checked(
  kind: 'query' | 'command',
  name: unknown,
  input: unknown,
  { answer, log }: IpcParts,
): Promise<Result<unknown>> {
  if (!isName(name) || contract[name].kind !== kind) return failed(UNKNOWN_CALL);
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`);
    log.warn('ipc.bad-input', { name, faults });
    return failed({ ...BAD_INPUT, support: `${name} ${faults.join(', ')}` });
  }
  return answer(name, parsed.data);
}

function isName(name: unknown): name is Name {
  return typeof name === 'string' && Object.hasOwn(contract, name);
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
const BAD_INPUT: Failure = {
  code: 'bad-input',
  message: 'What was entered cannot be used.',
  remedy: 'Check the entry and try again.',
  support: null,
};

function failed(failure: Failure): Result<never> {
  return { ok: false, failure };
}
