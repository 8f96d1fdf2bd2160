import { expect, test } from 'vitest';
import { headlessHost } from '#electron/core/cli/headless-host.ts';
import { FIRST_TEMPLATES } from '#shared/domain/templates/template.ts';
import { coreBench } from '#test/fakes/core-bench.ts';

test('templates are there from the start, outlive a restart, and go to the team and back as a file', async () => {
  await using bench = await coreBench({ tenants: 1, incidents: 5 });
  let file: string | null = null;
  const reopen = () => {
    const host = { ...headlessHost(bench.dataDir), now: bench.clock.now };
    return bench.open({
      host: {
        ...host,
        saveText: async ({ text }) => {
          file = text;
          return true;
        },
        readText: async () => file,
      },
    });
  };
  await reopen();
  expect(await bench.call('templates.list', {})).toEqual(FIRST_TEMPLATES);
  const mine = { id: 'm', name: 'Handed over', text: '{{me}} hands {{incident.id}} over.' };
  await bench.call('templates.set', { templates: [mine] });
  await reopen();
  expect(await bench.call('templates.list', {})).toEqual([mine]);

  expect(await bench.call('templates.export', {})).toEqual({ saved: true });
  await bench.call('templates.set', { templates: [{ ...mine, text: 'changed' }] });
  expect(await bench.call('templates.import', {})).toEqual({ added: 0, replaced: 1 });
  expect(await bench.call('templates.list', {})).toEqual([mine]);
  expect(bench.events.flatMap(({ topics }) => topics)).toContain('templates');

  file = '{"format":"something else"}';
  expect(await bench.ask('templates.import', {})).toMatchObject({
    ok: false,
    failure: { code: 'bad-input', message: 'This is no file of Tidewatch templates.' },
  });
  file = null;
  expect(await bench.call('templates.import', {})).toBeNull();
  expect(await bench.call('templates.list', {})).toEqual([mine]);
});
