import { FluentProvider } from '@fluentui/react-components';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Permission } from '#shared/contract/incidents.ts';
import { ApiProvider } from '#renderer/api.tsx';
import { IncidentProvider } from '#renderer/features/incident/incident-context.ts';
import { createIncidentSlice } from '#renderer/features/incident/incident-slice.ts';
import { PaneActions } from '#renderer/features/incident/pane-actions.tsx';
import { ReportProvider } from '#renderer/ui/report.tsx';
import { fakeApi } from '#test/fakes/api.ts';
import { FAKE_NOW } from '#test/fakes/board-data.ts';
import { fakeDetail } from '#test/fakes/incident-data.ts';

/** The opening tag of the button with that name, and everything that is drawn. */
function drawn(me: string | null, write: Permission) {
  const api = fakeApi({ tenants: 1, incidents: 1 });
  const [row] = api.world.rows;
  if (!row) throw new Error('The fake needs a row.');
  const detail = {
    ...fakeDetail({ ...row, assignedTo: null }, []),
    me,
    write,
  };
  const store = createStore(createIncidentSlice(api, () => FAKE_NOW));
  const actions = createElement(PaneActions, { detail, tenant: undefined });
  const pane = createElement(IncidentProvider, { value: store, children: actions });
  const page = createElement(ReportProvider, { value: () => undefined, children: pane });
  const html = renderToStaticMarkup(
    createElement(FluentProvider, null, createElement(ApiProvider, { value: api }, page)),
  );
  const button = (name: string) =>
    new RegExp(`<button[^>]*>${name}`).exec(html)?.[0] ?? `no button ${name}`;
  return { html, button };
}

test('where our own name is not known, an incident can be taken all the same: the press asks for it', () => {
  for (const me of [null, 'ada@msp.example']) {
    const { html, button } = drawn(me, { allowed: true, reason: null });
    expect(button('Assign to me')).toMatch(/^<button(?!.*disabled="")/);
    expect(html).not.toContain('class="not-allowed"');
  }
});

test('where no incident may be changed, taking is off and says why, known or not', () => {
  for (const me of [null, 'ada@msp.example']) {
    const { html, button } = drawn(me, { allowed: false, reason: 'You may only read here.' });
    expect(button('Assign to me')).toContain('disabled=""');
    expect(button('Assign to me')).toContain('title="You may only read here."');
    expect(html).toContain('>You may only read here.<');
  }
});
