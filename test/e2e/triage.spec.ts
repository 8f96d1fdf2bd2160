import { expect, test } from './app.ts';
import { drill, freshIncident, writesTo } from './drill.ts';
import { boardPage } from './pages/board.ts';
import { incidentPane } from './pages/incident.ts';
import { startPage } from './pages/start.ts';

test.use({ rangeOptions: { tenants: 3, incidents: 120, seed: 5 } });

test.beforeEach(async ({ page, range }) => {
  const board = boardPage(page);
  await startPage(page).toTheBoard();
  await freshIncident(range, { title: 'Fresh from the range', assignedTo: null });
  await board.lookNow.click();
  await board.row('Fresh from the range').click();
  await expect(incidentPane(page).title).toHaveText('Fresh from the range');
});

test('taking, status, classification and comment go out and come back confirmed', async ({
  page,
  range,
}) => {
  const pane = incidentPane(page);
  const id = await pane.id();

  await pane.take.click();
  await expect(pane.unassign).toBeVisible();
  await expect(pane.changes).toContainText('Confirmed');
  await page.keyboard.press('t'); // it is ours: nothing is recorded, nothing is sent
  await expect(boardPage(page).report).toContainText('It is yours already.');

  await pane.setStatus('In progress');
  await expect(pane.changes.getByText(/^Confirmed/)).toHaveCount(2);

  await pane.setClassification('False positive', 'Not malicious');
  await expect(pane.fact('Classification')).toContainText('False positive · Not malicious');
  await expect(pane.changes.getByText(/^Confirmed/)).toHaveCount(3);

  await pane.addComment('Seen before at this customer');
  await expect.poll(() => writesTo(range, id)).toHaveLength(4);
  const writes = await writesTo(range, id);
  expect(writes).toEqual([
    { assignedTo: expect.stringContaining('#EXT#') },
    { status: 'inProgress' },
    { classification: 'falsePositive', determination: 'notMalicious' },
    expect.objectContaining({ comment: 'Seen before at this customer' }),
  ]);
});

test('a change waits visibly while the tenant cannot be reached, and is sent once after', async ({
  page,
  range,
}) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  const id = await pane.id();
  await drill(range, 'faults.next', {
    fault: { kind: 'error', status: 503 },
    times: 1,
    method: 'PATCH',
  });

  await pane.setStatus('Resolved');
  await expect(board.selected).toContainText('Waiting to be sent');
  await expect(board.selected).toContainText('Resolved');
  await expect(pane.changes).toContainText('Set status to Resolved');

  await expect(pane.changes).toContainText('Confirmed', { timeout: 40_000 });
  await expect(board.selected).not.toContainText('Waiting to be sent');
  expect(await writesTo(range, id)).toEqual([{ status: 'resolved' }, { status: 'resolved' }]);
});

test('a refused change comes back with its reason and can be put away', async ({ page, range }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await drill(range, 'faults.next', {
    fault: { kind: 'error', status: 400 },
    times: 5,
    method: 'PATCH',
  });

  await pane.setStatus('In progress');
  await expect(pane.changes).toContainText('Refused');
  await expect(pane.changes).toContainText('Because:');
  await expect(board.selected).toContainText('1 change refused');
  await expect(board.pending).toContainText('1 refused');

  await board.go('Outbox').click();
  await expect(page.getByText('Refused: your decision is needed')).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByText('Refused: your decision is needed')).toHaveCount(0);
});

test('what is typed is kept while other incidents are looked at', async ({ page }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  await pane.comment.fill('Half a thought');
  await board.scope('All').click();
  await board.row(/./).nth(3).click();
  await expect(pane.title).not.toHaveText('Fresh from the range');
  await expect(pane.comment).toHaveValue('');

  await board.row('Fresh from the range').click();
  await expect(pane.comment).toHaveValue('Half a thought');
});

test('taking what Defender Experts hold asks first', async ({ page, range }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  const incidentId = await pane.id();
  const { tenants } = await drill(range, 'totals', {});
  const name = await pane.tenant.innerText();
  const tenantId = tenants.find((tenant) => tenant.name === name)?.id ?? '';
  await drill(range, 'incidents.change', { tenantId, incidentId, assignedTo: 'Defender Experts' });
  await board.lookNow.click();
  await expect(pane.fact('Assigned to')).toContainText('Defender Experts');

  await pane.take.click();
  const question = page.getByRole('alertdialog', { name: 'Defender Experts are working' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Leave it with them' }).click();
  expect(await writesTo(range, incidentId)).toEqual([]);

  await pane.take.click();
  await question.getByRole('button', { name: 'Take it anyway' }).click();
  await expect.poll(() => writesTo(range, incidentId)).toHaveLength(1);
});

test('resolving what a colleague or Defender Experts hold asks first', async ({ page, range }) => {
  const board = boardPage(page);
  const pane = incidentPane(page);
  const incidentId = await pane.id();
  const { tenants } = await drill(range, 'totals', {});
  const name = await pane.tenant.innerText();
  const tenantId = tenants.find((tenant) => tenant.name === name)?.id ?? '';
  const heldBy = async (assignedTo: string) => {
    await drill(range, 'incidents.change', { tenantId, incidentId, assignedTo });
    await board.lookNow.click();
    await expect(pane.fact('Assigned to')).toContainText(assignedTo);
  };
  await heldBy('Defender Experts');
  await pane.setStatus('Resolved');
  const experts = page.getByRole('alertdialog', { name: 'Defender Experts are working' });
  await experts.getByRole('button', { name: 'Leave it open' }).click();
  await expect(experts).toHaveCount(0);

  await heldBy('bo.lind@msp.example');
  await pane.setStatus('Resolved');
  const colleague = page.getByRole('alertdialog', { name: 'Resolve it for a colleague?' });
  await expect(colleague.getByRole('button', { name: 'Leave it open' })).toBeFocused();
  await expect(colleague).toContainText('bo.lind@msp.example');
  await expect(pane.changes).toHaveCount(0);
  await colleague.getByRole('button', { name: 'Resolve it' }).click();
  await expect(pane.changes).toContainText('Set status to Resolved');
});

test('a reader sees why changing is not allowed, and who can change that', async ({
  page,
  range,
}) => {
  const pane = incidentPane(page);
  await drill(range, 'faults.next', {
    fault: { kind: 'error', status: 403 },
    method: 'PATCH',
    times: 3,
  });
  await pane.setStatus('In progress');
  await expect(pane.changes).toContainText('Refused');
  await expect(pane.changes).toContainText(/role|permission|Security Operator/i);
});
