import type { Page } from '@playwright/test';

/** What was told, what comes back, and how the person is told. */
export function inboxPage(page: Page) {
  const inbox = page.getByRole('region', { name: 'Inbox' });
  const rule = page.getByRole('dialog', { name: /rule$/ });
  return {
    inbox,
    rail: page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: /^Inbox/ }),
    line: (text: string | RegExp) => inbox.getByRole('listitem').filter({ hasText: text }),
    burst: inbox.locator('details'),
    markAll: inbox.getByRole('button', { name: 'Mark all read' }),
    howTold: inbox.getByRole('button', { name: /^(How I am told|Back to the inbox)$/ }),
    ruleSwitch: (name: string) => inbox.getByRole('switch', { name }),
    quietHours: inbox.getByRole('switch', { name: 'Quiet hours every day' }),
    undisturbed: inbox.getByRole('group', { name: 'Do not disturb' }),
    editRule: (name: string) => inbox.getByRole('button', { name: `Edit the rule ${name}` }),
    addRule: inbox.getByRole('button', { name: 'Add a rule' }),
    rule,
    remind: page.getByRole('dialog', { name: 'Remind me of this incident' }),
  };
}
