import type { Page } from '@playwright/test';

/** The side pane of the open incident. */
export function incidentPane(page: Page) {
  const pane = page.getByRole('complementary', { name: 'Incident' });
  const button = (name: string | RegExp) => pane.getByRole('button', { name });
  const fact = (name: string) =>
    pane
      .locator('.facts > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .first();
  return {
    pane,
    /** Whose incident it is, as shown at the top. */
    tenant: pane.locator('.pane-top .tenant-name'),
    link: (name: string) => pane.getByRole('button', { name, exact: true }),
    title: pane.getByRole('heading', { level: 2 }),
    take: button('Assign to me'),
    unassign: button('Unassign'),
    status: button('Status'),
    classify: button('Classify'),
    comment: pane.getByRole('textbox', { name: 'Comment' }),
    changes: pane.getByRole('region', { name: 'Our changes' }),
    fact,
    button,
    close: button('Close the incident'),
    /** The id Graph knows the incident by. */
    id: async () => (await fact('Incident').locator('dd').innerText()).trim(),
    async setStatus(name: string) {
      await this.status.click();
      await page.getByRole('menuitem', { name }).click();
    },
    async addComment(text: string) {
      await this.comment.fill(text);
      await button('Add comment').click();
    },
    async setClassification(classification: string, determination: string) {
      await this.classify.click();
      await pane.getByLabel('Classification').selectOption({ label: classification });
      await pane.getByLabel('Determination').selectOption({ label: determination });
      await button('Set classification').click();
    },
  };
}
