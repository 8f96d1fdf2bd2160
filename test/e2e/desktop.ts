import type { ElectronApplication } from '@playwright/test';

/**
 * Plays the desktop around the app, the same on every host: what would open in a browser is kept, and
 * the sign-in page of a training range is filled in as its own script would do it (it brings the code
 * back with `form_post`).
 */
export async function playDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    const signIn = async (url: string): Promise<void> => {
      const page = await (await fetch(url)).text();
      const unescaped = (text = '') =>
        text
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
      const action = unescaped(/<form[^>]* action="([^"]*)"/i.exec(page)?.[1]);
      if (action === '') return;
      const body = new URLSearchParams();
      for (const [input] of page.matchAll(/<input[^>]*>/gi)) {
        const name = / name="([^"]*)"/i.exec(input)?.[1];
        if (name) body.set(unescaped(name), unescaped(/ value="([^"]*)"/i.exec(input)?.[1]));
      }
      await fetch(action, { method: 'POST', body });
    };
    Object.assign(globalThis, { openedLinks: opened });
    shell.openExternal = async (url: string) => {
      opened.push(url);
      if (/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(url)) await signIn(url);
    };
  });
}

/** Every address that went to a browser, in order. */
export function openedLinks(app: ElectronApplication): Promise<readonly string[]> {
  return app.evaluate((): readonly string[] => Reflect.get(globalThis, 'openedLinks'));
}
