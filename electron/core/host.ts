import type { AskedFile, BesideFile } from '#shared/contract/host-protocol.ts';
import type { TrayCounts } from '#shared/contract/tray-counts.ts';
import type { Toast } from '#shared/domain/telling/toast.ts';
import type { BrowserPreference } from '#shared/domain/tenant.ts';
import type { Clock } from '#shared/time.ts';

/**
 * Seals secrets with whatever this computer offers. `memory-only`: it offers nothing, so sign-ins are not
 * stored at all, and what is stored lies open to whoever can read the user's files.
 */
export interface SecretBox {
  readonly protection: 'protected' | 'memory-only';
  /** @returns text that may be written to disk. Rejects with AppError `storage` when the box refuses. */
  seal(plain: string): Promise<string>;
  /**
   * Rejects with AppError `storage` while the box does not open it: locked, refused, or sealed elsewhere.
   * `keep` is given the text that is to take its place, where the box seals otherwise by now.
   */
  unseal(sealed: string, keep?: (resealed: string) => void): Promise<string>;
}

/**
 * The one way to the network. What Node's fetch and Chromium's (`net.fetch`) have in common: an address as
 * text, no redirect of the kind `manual`, and an aborted body may fail with any error.
 */
export type Fetch = (
  url: string,
  init: RequestInit & { readonly redirect: 'error' },
) => Promise<Response>;

/** Everything core needs from outside; core itself knows no Electron, no global clock, no global fetch. */
export interface Host {
  readonly fetch: Fetch;
  readonly now: Clock;
  /** 0 up to 1; for spreading what should not happen all at once. */
  readonly random: () => number;
  readonly secretBox: SecretBox;
  /** Opens an address that `isAllowedExternalUrl` accepts. */
  openInBrowser(url: string, browser: BrowserPreference): Promise<void>;
  copyText(text: string): Promise<void>;
  /** Shows a notification of the desktop, where there is one. */
  notify(toast: Toast): Promise<void>;
  /** For the tray, where there is one. */
  showCounts(counts: TrayCounts): Promise<void>;
  /** Writes a text into a file that the person chooses, and a second one beside it where there is one. @returns false when they chose none. */
  saveText(
    file: AskedFile & { readonly text: string; readonly beside?: BesideFile },
  ): Promise<boolean>;
  /** The text of a file that the person chooses, or null. Rejects with AppError when it cannot be read. */
  readText(file: AskedFile & { readonly mostBytes: number }): Promise<string | null>;
}
