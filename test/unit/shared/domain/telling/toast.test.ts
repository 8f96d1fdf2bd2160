import { expect, test } from 'vitest';
import { HIDING, HOSTILE_TEXTS } from '#test/fakes/hostile-corpus.ts';
import { Toast, type ToldEntry, toastOf } from '#shared/domain/telling/toast.ts';
import { IncidentId } from '#shared/domain/incident.ts';
import { TenantId } from '#shared/domain/tenant.ts';

const CONTOSO = TenantId.parse('11111111-1111-4111-8111-111111111111');
const FABRIKAM = TenantId.parse('22222222-2222-4222-8222-222222222222');
const ONE: ToldEntry = {
  kind: 'new',
  tenantId: CONTOSO,
  incidentId: IncidentId.parse('7'),
  title: 'Malware on a device',
  severity: 'high',
  note: null,
  tenantName: 'Contoso',
};

test('one incident is shown with its tenant and leads to itself', () => {
  expect(toastOf([ONE], true)).toEqual({
    title: 'High · New incident · Contoso',
    body: 'Malware on a device',
    sound: true,
    place: { kind: 'incident', tenantId: CONTOSO, incidentId: '7' },
  });
});

test('many are one notification that counts them and leads to the inbox', () => {
  const others = ['Fabrikam', 'Northwind', 'Tailspin', 'Wingtip'].map((tenantName) => {
    return { ...ONE, tenantName };
  });
  expect(toastOf([{ ...ONE, kind: 'assigned' }, ...others], false)).toEqual({
    title: '5 in your inbox, 5 High: 4 new, 1 assigned to you',
    body: 'Contoso, Fabrikam, Northwind and 2 more',
    sound: false,
    place: { kind: 'inbox' },
  });
});

test('of many the High ones are counted, and their tenants are named first', () => {
  const low = ['Fabrikam', 'Northwind', 'Tailspin'].map((tenantName) => {
    return { ...ONE, severity: 'low', tenantName };
  });
  expect(toastOf([...low, ONE], false)).toMatchObject({
    title: '4 in your inbox, 1 High: 4 new',
    body: 'Contoso, Fabrikam, Northwind and 1 more',
  });
  expect(toastOf(low, false)).toMatchObject({ title: '3 in your inbox: 3 new' });
});

test('a refused change leads to the choice on its incident, several of them to the outbox', () => {
  const refused: ToldEntry = { ...ONE, kind: 'refused', part: 'changes', note: 'Was faster.' };
  const { tenantId, incidentId } = ONE;
  expect(toastOf([refused], false)?.place).toEqual({
    kind: 'incident',
    tenantId,
    incidentId,
    part: 'changes',
  });
  expect(toastOf([refused, refused], false)?.place).toEqual({ kind: 'outbox' });
  expect(toastOf([refused, ONE], false)?.place).toEqual({ kind: 'inbox' });
  const gone = { ...refused, incidentId: null };
  expect(toastOf([gone], false)?.place).toEqual({ kind: 'outbox' });
});

test('what did not count of access leads to its line, several are counted against all that were sent', () => {
  const one: ToldEntry = {
    ...ONE,
    kind: 'uncounted',
    incidentId: null,
    severity: null,
    title: 'Nora Vale: Tier 1',
    accessList: 'approvals',
    accessId: 'r1',
  };
  expect(toastOf([one], false, 5)).toMatchObject({
    title: 'Access: did not count · Contoso',
    place: { kind: 'access', list: 'approvals', tenantId: CONTOSO, id: 'r1' },
  });
  expect(toastOf([one, one], false, 5)).toMatchObject({
    title: '2 of 5 decisions or requests of yours did not count',
    place: { kind: 'inbox' },
  });
  expect(toastOf([one, one], false, 2)).toMatchObject({
    title: '2 in your inbox: 2 decisions or requests of yours did not count',
  });
});

test('a tenant leads to the tenants, and the reason or note is said', () => {
  const toast = toastOf(
    [
      {
        ...ONE,
        kind: 'blind',
        incidentId: null,
        severity: null,
        title: 'Contoso',
        note: 'No role',
      },
    ],
    false,
  );
  expect(toast).toMatchObject({ body: 'Contoso · No role', place: { kind: 'tenants' } });
});

test('nothing is nothing', () => {
  expect(toastOf([], true)).toBeNull();
});

test.each([
  ['text that turns round', 'invoice\u202efdp.exe', 'invoice‹U+202E›fdp.exe'],
  ['line breaks', 'one\ntwo', 'one‹U+000A›two'],
])('%s is seen for what it is', (_name, title, shown) => {
  expect(toastOf([{ ...ONE, title }], false)?.body).toBe(shown);
});

test.each(['x'.repeat(100_000), '\u0000'.repeat(5_000), '👩‍👩‍👧'.repeat(5_000)])(
  'text without an end still makes a notification that fits',
  (title) => {
    const toast = toastOf([{ ...ONE, title, tenantName: title, note: title }], false);
    expect(Toast.safeParse(toast).error).toBeUndefined();
    expect(toast?.body.isWellFormed()).toBe(true);
  },
);

test.each(HOSTILE_TEXTS)(
  '$name is shown as it is, bounded, and hides no word of ours',
  ({ text }) => {
    const told = { ...ONE, title: text, tenantName: text, note: 'Its target has run out.' };
    const toasts = [
      toastOf([told], true),
      toastOf([{ ...told, note: text }], true),
      toastOf([told, { ...told, tenantName: `${text} 2` }], true),
    ].map((toast) => Toast.parse(toast));
    for (const { title, body } of toasts) {
      expect(`${title}${body}`).not.toMatch(HIDING);
      expect(`${title}${body}`.isWellFormed()).toBe(true);
      expect(body.trim()).not.toBe('');
    }
    expect(toasts[0]?.title).toMatch(/^High · New incident( · .*\S.*)?$/);
    expect(toasts[0]?.body).toMatch(/\S · Its target has run out\.$/);
    expect(toasts[2]?.title).toBe('2 in your inbox, 2 High: 2 new');
  },
);

test('requests that wait for approval are counted with their customers, and lead to the first of them', () => {
  const one: ToldEntry = {
    ...ONE,
    kind: 'approval',
    incidentId: null,
    severity: null,
    title: 'Nora Vale: Tier 1.',
    accessList: 'approvals',
    accessId: 'r1',
  };
  const place = { kind: 'access', list: 'approvals', tenantId: CONTOSO, id: 'r1' };
  expect(toastOf([one], false)).toMatchObject({
    title: 'Waits for your approval · Contoso',
    place,
  });
  const other = { ...one, tenantId: FABRIKAM, tenantName: 'Fabrikam', accessId: 'r2' };
  expect(toastOf([one, { ...one, accessId: 'r3' }, other], false)).toMatchObject({
    title: '3 requests wait for your approval at 2 customers',
    body: 'Contoso, Fabrikam',
    place,
  });
  expect(toastOf([one, ONE], false)?.place).toEqual({ kind: 'inbox' });
});

test('a guest account that works names its customer once, and leads to what may be asked for there', () => {
  const one: ToldEntry = {
    ...ONE,
    kind: 'guest',
    incidentId: null,
    severity: null,
    title: 'You can ask for access there from here now.',
    note: null,
  };
  expect(toastOf([one], false)).toMatchObject({
    title: 'Guest account works · Contoso',
    body: 'You can ask for access there from here now.',
    place: { kind: 'my-access', tenantId: CONTOSO },
  });
});
