import type { ReceivedWrite } from './control-contract.ts';
import type { Output } from './drill-context.ts';
import { isRecord } from '../http/exchange.ts';

const DECISION = /\/accessPackageAssignmentApprovals\/([^/]+)\/stages\/([^/]+)$/;

/** Decisions that arrived, by stage, in the order of the first of each: proof of "once, under one's own name". */
export function receivedDecisions(
  received: readonly ReceivedWrite[],
  tenantId: string | undefined,
): Output<'access.decisions'> {
  const stages = new Map<string, Output<'access.decisions'>['stages'][number]>();
  for (const write of received) {
    const [, approvalId, stageId] = DECISION.exec(write.path) ?? [];
    const here = tenantId === undefined || write.tenantId === tenantId;
    if (!here || write.call !== 'approval-decide' || approvalId === undefined) continue;
    const key = `${write.tenantId} ${approvalId} ${stageId ?? ''}`;
    const stage = stages.get(key) ?? {
      tenantId: write.tenantId,
      approvalId,
      stageId: stageId ?? '',
      received: 0,
      applied: 0,
      decisions: [],
    };
    const { person, status, done, clientRequestId, at, body } = write;
    const result = isRecord(body) ? body['reviewResult'] : null;
    stage.decisions.push({ person, result, status, done, clientRequestId, at });
    stage.received += 1;
    if (done) stage.applied += 1;
    stages.set(key, stage);
  }
  return { stages: [...stages.values()] };
}
