import { expect, test } from 'vitest';
import { answerWith, type HostCalls } from '#electron/main/host-calls.ts';

const NOT_ASKED = () => {
  throw new Error('Nobody asked for this.');
};

function rim(changes: Partial<HostCalls>) {
  const passed: unknown[] = [];
  const answer = answerWith(
    {
      'host.status': NOT_ASKED,
      'host.openRange': NOT_ASKED,
      'host.openReal': NOT_ASKED,
      'host.leaveProfile': NOT_ASKED,
      'host.startAgain': NOT_ASKED,
      'host.setTheme': NOT_ASKED,
      'host.takePlace': NOT_ASKED,
      'host.takeLink': NOT_ASKED,
      ...changes,
    },
    async (...call) => {
      passed.push(call);
      return { ok: true, value: 'from core' };
    },
  );
  return { answer, passed };
}

test('what belongs to core reaches it as it was asked, whatever it is: core reads it', async () => {
  const { answer, passed } = rim({});
  expect(await answer('query', 'board.page', { any: 'thing' })).toEqual({
    ok: true,
    value: 'from core',
  });
  expect(passed).toEqual([['query', 'board.page', { any: 'thing' }]]);
});

test('what the rim answers itself has to be right: the input, and how it is asked', async () => {
  const themes: unknown[] = [];
  const { answer, passed } = rim({
    'host.setTheme': ({ theme }) => {
      themes.push(theme);
      return null;
    },
  });
  expect(await answer('command', 'host.setTheme', { theme: 'light' })).toEqual({
    ok: true,
    value: null,
  });
  const refused = { code: 'bad-input' };
  await expect(answer('command', 'host.setTheme', { theme: 'pink' })).rejects.toMatchObject(
    refused,
  );
  await expect(answer('query', 'host.setTheme', { theme: 'dark' })).rejects.toMatchObject(refused);
  expect(themes).toEqual(['light']);
  expect(passed).toEqual([]);
});
