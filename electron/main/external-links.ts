import type { Cloud } from '#shared/domain/cloud.ts';
import { isAllowedExternalUrl } from '#shared/domain/links.ts';
import type { BrowserPreference } from '#shared/domain/tenant.ts';
import { AppError } from '#shared/errors.ts';
import { browserArguments } from './browsers.ts';
import type { Log } from './log.ts';

interface LinkParts {
  /** The system's default browser. Nothing else in the application may call it. */
  readonly openExternal: (url: string) => Promise<void>;
  readonly findBrowser: (
    browser: Exclude<BrowserPreference['browser'], 'default'>,
  ) => Promise<string | null>;
  readonly startBrowser: (file: string, args: readonly string[]) => Promise<void>;
  /** The cloud core runs on; without one nothing may be opened. */
  readonly cloud: () => Cloud | null;
  readonly log: Log;
}

/** How it went: `fellBack` names why the wished browser was not used, in words for the user. */
export interface Opened {
  readonly fellBack: string | null;
}

const BROWSER_NAMES = {
  edge: 'Microsoft Edge',
  chrome: 'Google Chrome',
  firefox: 'Firefox',
} as const;

/**
 * The one way out to a browser. The address comes from core and is checked again here, because what
 * opens is what a person will type a password into.
 */
export function externalLinks(parts: LinkParts) {
  const open = async (url: string, wish: BrowserPreference): Promise<Opened> => {
    const cloud = parts.cloud();
    if (!cloud || !isAllowedExternalUrl(url, cloud)) {
      parts.log.warn('link.refused', { host: URL.parse(url)?.host ?? 'not an address' });
      throw new AppError('refused', 'This address is not one Tidewatch opens.');
    }
    const { href } = new URL(url);
    if (wish.browser === 'default') {
      await parts.openExternal(href);
      return { fellBack: null };
    }
    const reason = await openIn(wish, wish.browser, href);
    if (reason === null) return { fellBack: null };
    parts.log.warn('link.fell-back', { browser: wish.browser, reason });
    await parts.openExternal(href);
    return { fellBack: `${reason} The default browser was used.` };
  };

  /** Null when it opened, else why not. */
  const openIn = async (
    wish: BrowserPreference,
    browser: Exclude<BrowserPreference['browser'], 'default'>,
    url: string,
  ): Promise<string | null> => {
    const file = await parts.findBrowser(browser);
    if (!file) return `${BROWSER_NAMES[browser]} was not found on this computer.`;
    try {
      await parts.startBrowser(file, browserArguments(wish, url));
      return null;
    } catch (error) {
      parts.log.error('link.browser-did-not-start', error, { browser });
      return `${BROWSER_NAMES[browser]} did not start.`;
    }
  };

  return { open };
}
