import type { Page } from '@playwright/test';
import { NamedContract, USUAL_CONTRACT } from '#shared/domain/clock/contract.ts';
import { expect, test } from './app.ts';
import { drill } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 6, incidents: 60, seed: 7 } });

test.beforeEach(async ({ page, range }) => {
  await startPage(page).toTheBoard();
  await expect(boardPage(page).count('fresh')).toHaveText(/6 fresh/);
  const last = (await drill(range, 'totals', {})).tenants.map(({ name, id }) => ({ name, id }));
  last.sort((one, other) => other.name.localeCompare(one.name));
  await drill(range, 'tenants.role', { tenantId: last[0]?.id ?? '', role: 'none' });
  await boardPage(page).lookNow.click();
  await expect(boardPage(page).count('blind')).toHaveText(/1 blind/);
  await boardPage(page).go('Tenants').click();
});

function table(page: Page) {
  const heading = (name: string) => page.getByRole('columnheader', { name });
  return {
    heading,
    names: page.getByRole('rowheader').locator('.tenant-name'),
    states: page.locator('td[data-column=state] .state'),
    sortBy: (name: string) => heading(name).getByRole('button'),
    filter: page.getByRole('textbox', { name: 'Filter the tenants' }),
    scroller: page.getByRole('group', { name: 'Table of tenants' }),
  };
}

test('the tenant we are blind in stands first; headings order the others, with keys too', async ({
  page,
}) => {
  const tenants = table(page);
  await expect(tenants.states.first()).toHaveText('No role');
  await expect(tenants.heading('State')).toHaveAttribute('aria-sort', 'ascending');

  await tenants.sortBy('Tenant').focus();
  await page.keyboard.press('Enter');
  await expect(tenants.heading('Tenant')).toHaveAttribute('aria-sort', 'ascending');
  await expect(tenants.states.last()).toHaveText('No role');
  const names = await tenants.names.allInnerTexts();
  await page.keyboard.press('Enter');
  await expect(tenants.heading('Tenant')).toHaveAttribute('aria-sort', 'descending');
  expect(await tenants.names.allInnerTexts()).toEqual(names.toReversed());

  await tenants.filter.fill('no role');
  await expect(tenants.names).toHaveCount(1);
});

for (const width of [1280, 900]) {
  test(`at ${width} pixels nothing lies beside the window, and the reason can be read`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 720 });
    const tenants = table(page);
    const hidden = () => tenants.scroller.evaluate((box) => box.scrollWidth - box.clientWidth);
    await expect.poll(hidden).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: /^Open My Access of/ }).focus();
    const cut = await page
      .locator('.state-why')
      .first()
      .evaluate((why) => [why.scrollHeight - why.clientHeight, why.scrollWidth - why.clientWidth]);
    expect(cut).toEqual([0, 0]);
  });
}

test('the question about removing begins on the harmless answer, and the next row has the focus after', async ({
  page,
}) => {
  await expect(table(page).names).toHaveCount(6);
  const names = await table(page).names.allInnerTexts();
  await page.getByRole('button', { name: `Remove ${names[1]}` }).click();
  const question = page.getByRole('alertdialog', { name: 'Remove this tenant?' });
  await expect(question.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await question.getByRole('button', { name: 'Remove the tenant' }).click();
  await expect(table(page).names).toHaveCount(5);
  await expect(page.getByRole('button', { name: `Remove ${names[2]}` })).toBeFocused();
});

test('a contract is changed for one tenant from its line, for several that were picked, and found by its name', async ({
  page,
}) => {
  await page.evaluate(
    async (contract) => window.tidewatch.command('contracts.save', contract),
    NamedContract.parse({
      ...USUAL_CONTRACT,
      id: '11111111-2222-4333-8444-555555555555',
      name: 'Gold',
    }),
  );
  const tenants = table(page);
  await tenants.sortBy('Tenant').click();
  await expect(tenants.heading('Tenant')).toHaveAttribute('aria-sort', 'ascending');
  await expect(tenants.names).toHaveCount(6);
  const [first = '', second = '', third = ''] = await tenants.names.allInnerTexts();
  const cell = (name: string) => page.getByRole('button', { name: `Contract of ${name}: ` });
  await cell(first).click();
  const one = page.getByRole('dialog', { name: `Contract of ${first}` });
  await one.getByRole('combobox', { name: 'Contract' }).selectOption('Gold');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(cell(first)).toHaveText('Gold');
  await expect(cell(first)).toBeFocused();

  for (const name of [first, second, third]) {
    await page.getByRole('checkbox', { name: `Pick ${name}` }).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: 'Contract of 3 picked' }).click();
  const several = page.getByRole('dialog', { name: 'Contract of 3 tenants' });
  await expect(several).toContainText('They have 2 different ones now.');
  await expect(several.getByRole('button', { name: 'Save for 3 tenants' })).toBeDisabled();
  await several.getByRole('combobox', { name: 'Contract' }).selectOption('Gold');
  await several.getByRole('button', { name: 'Save for 3 tenants' }).click();
  await expect(cell(third)).toHaveText('Gold');

  await tenants.filter.fill('gold');
  await expect(tenants.names).toHaveText([first, second, third]);
  await tenants.filter.fill('');
  await tenants.sortBy('Contract').click();
  await expect(tenants.heading('Contract')).toHaveAttribute('aria-sort', 'ascending');
  await expect(tenants.names.nth(2)).toHaveText(third);
  await page.getByRole('button', { name: 'Unpick' }).click();
  await expect(page.getByRole('heading', { name: 'Tenants', level: 1 })).toBeFocused();
});

test('a screen that comes takes the focus: its heading, or the list of the board', async ({
  page,
}) => {
  await boardPage(page).go('Board').click();
  for (const [key, name] of [
    ['t', 'Tenants'],
    ['s', 'Settings'],
    ['o', 'Outbox'],
  ] as const) {
    await boardPage(page).grid.focus();
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { name, level: 1 })).toBeFocused();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await expect(boardPage(page).grid).toBeFocused();
  }
  await page.keyboard.press('ArrowDown');
  await expect(boardPage(page).selected).toHaveCount(1);
});
