import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const THEMES = ['dark', 'light', 'high-contrast'] as const;

/** What a scan looks at: the whole window and every rule, or less. */
interface Scan {
  /** A selector. */
  readonly part?: string;
  readonly rule?: 'color-contrast';
}

/** Nothing that keeps assistive technology out. Legacy mode stays inside the page: the app has no second window. */
export async function expectClean(page: Page, { part, rule }: Scan = {}): Promise<void> {
  await coloursSettled(page);
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  axe.options({ resultTypes: ['violations'] }); // all rules run; what they pass is not described one by one
  if (part !== undefined) axe.include(part);
  if (rule !== undefined) axe.withRules(rule);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(found).toEqual([]);
}

/** A button goes from one theme's colours to the next through others, which nobody has to be able to read. */
export async function coloursSettled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changing.map(({ finished }) => finished));
  });
}

/** The same for what is on the screen now, and in each theme what a theme changes, the colours; the last one stays. */
export async function expectCleanInEveryTheme(page: Page, part?: string): Promise<void> {
  test.slow(); // each is scanned four times
  const within = part === undefined ? {} : { part };
  await expectClean(page, within);
  for (const theme of THEMES) {
    await page.evaluate((to) => window.tidewatch.command('settings.set', { theme: to }), theme);
    await expect(page.locator(`.app.theme-${theme}`)).toBeVisible();
    await expectClean(page, { ...within, rule: 'color-contrast' });
  }
}
