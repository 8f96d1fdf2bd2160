import { expect, test } from 'vitest';
import { readPolicy } from '#electron/core/graph/access/read-policy.ts';

const GROUP = { '@odata.type': '#microsoft.graph.groupMembers', groupId: 'g' };
const PERSON = { '@odata.type': '#microsoft.graph.singleUser', userId: 'u', description: null };

const stagesOf = (...stages: object[]) =>
  readPolicy({ id: 'policy', requestApprovalSettings: { stages } })?.stages;

test('who may decide is told apart from who may where they are missing, and from who may later', () => {
  const stage = {
    isEscalationEnabled: true,
    durationBeforeEscalation: 'P2D',
    primaryApprovers: [
      { ...GROUP, description: 'Analyst approvers' },
      { '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 },
      PERSON,
      PERSON,
    ],
    fallbackPrimaryApprovers: [GROUP],
    escalationApprovers: [{ '@odata.type': '#microsoft.graph.internalSponsors' }],
    fallbackEscalationApprovers: [PERSON],
  };
  expect(stagesOf(stage)).toMatchObject([
    {
      escalateAfter: 'P2D',
      approvers: ['Analyst approvers', 'the manager of whoever asks', '2 single people'],
      fallbacks: ['a group without a name'],
      alternates: ['internal sponsors of the connected organization'],
      alternateFallbacks: ['1 single person'],
    },
  ]);
});

test('alternates of a stage that does not escalate never decide, so they are not shown', () => {
  const stage = {
    isEscalationEnabled: false,
    durationBeforeEscalation: 'P2D',
    escalationApprovers: [PERSON],
    fallbackEscalationApprovers: [PERSON],
  };
  expect(stagesOf(stage)).toMatchObject([
    { escalateAfter: null, alternates: [], alternateFallbacks: [], approvers: [], fallbacks: [] },
  ]);
});
