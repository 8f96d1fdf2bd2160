import { expect, test } from 'vitest';
import { techniqueName, techniquesOf } from '#shared/domain/mitre.ts';

test.each([
  ['T1059.001', 'PowerShell'],
  [' t1059.001 ', 'PowerShell'],
  ['T1059.099', 'Command and scripting interpreter'],
  ['T0000', null],
  ['constructor', null],
])('%s is called %s', (id, name) => {
  expect(techniqueName(id)).toBe(name);
});

test('each technique of several alerts stands once, the most named first', () => {
  const alerts = [
    { mitreTechniques: ['T1566', 'T1566'] },
    { mitreTechniques: ['T1059.001', 'T1566'] },
    { mitreTechniques: [] },
  ];
  expect(techniquesOf(alerts)).toEqual([
    { id: 'T1566', name: 'Phishing', alerts: 2 },
    { id: 'T1059.001', name: 'PowerShell', alerts: 1 },
  ]);
});
