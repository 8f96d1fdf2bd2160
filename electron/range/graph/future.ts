import { isRecord } from '../http/exchange.ts';
import { mixText } from '../world/random.ts';

/**
 * A Graph that is newer than the published contract: words after the sentinel of an enum (hidden as
 * `unknownFutureValue` from callers who did not ask for them), members nobody has named yet, and a type
 * of evidence of its own. Which records speak of it follows from their ids.
 */
export function withFuture(body: object, newMembers: boolean): object {
  const word = (text: string) => (newMembers ? text : 'unknownFutureValue');
  const one = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(one);
    if (!isRecord(value)) return value;
    const inner = Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, one(member)]),
    );
    return { ...inner, ...newer(inner, word) };
  };
  const changed = one(body);
  return isRecord(changed) ? changed : body;
}

type Members = Readonly<Record<string, unknown>>;

function newer(from: Members, word: (text: string) => string): Members {
  const type = from['@odata.type'];
  if (typeof type === 'string' && type.endsWith('Evidence')) return newerEvidence(from, word);
  const id = from['id'];
  if (typeof id !== 'string') return {};
  const bits = mixText(id);
  if (Object.hasOwn(from, 'redirectIncidentId')) return newerIncident(bits, word);
  if (Object.hasOwn(from, 'detectorId')) return newerAlert(bits, word);
  if (Object.hasOwn(from, 'requestType')) return newerRequest(bits, word);
  if (Object.hasOwn(from, 'assignedToMe')) return newerStage(bits);
  return Object.hasOwn(from, 'actionType') ? newerTask(bits, word) : {};
}

function newerIncident(bits: number, word: (text: string) => string): Members {
  return {
    ...(bits % 5 === 0 && { status: word('pausedByCustomer') }),
    ...(bits % 7 === 0 && { severity: word('catastrophic') }),
    ...(bits % 11 === 0 && { classification: word('undecided'), determination: word('rehearsal') }),
    ...(bits % 3 === 0 && { blastRadius: { devices: bits % 40, reach: 'wide' } }),
  };
}

function newerAlert(bits: number, word: (text: string) => string): Members {
  return {
    ...(bits % 3 === 0 && { detectionSource: word('microsoftDefenderForSpace') }),
    ...(bits % 5 === 0 && { serviceSource: word('microsoftDefenderForSpace') }),
    ...(bits % 4 === 0 && { confidence: 0.75 }),
  };
}

function newerRequest(bits: number, word: (text: string) => string): Members {
  return {
    ...(bits % 3 === 0 && { requestType: word('delegateAdd') }),
    ...(bits % 5 === 0 && { state: word('awaitingTraining'), status: 'AwaitingTraining' }),
    ...(bits % 4 === 0 && { riskScore: { value: bits % 100 } }),
  };
}

/** The words of stages are plain texts, which anything may be written into. */
function newerStage(bits: number): Members {
  return { ...(bits % 3 === 0 && { status: 'OnHold', reviewResult: 'Abstained' }) };
}

function newerTask(bits: number, word: (text: string) => string): Members {
  if (bits % 2 === 1) return {};
  return {
    actionType: word('revokePasskeys'),
    actionStatus: word('scheduled'),
    source: word('defenderExpertsAutonomousResponse'),
    responseAction: {
      '@odata.type': '#microsoft.graph.security.revokePasskeysIncidentTaskResponseAction',
      identifierValue: String(bits),
      passkeys: ['all'],
    },
    ...(bits % 6 === 0 && { status: word('delegated') }),
  };
}

/** Every fifth piece, told by the time and the words it has: evidence carries no id. */
function newerEvidence(from: Members, word: (text: string) => string): Members {
  const bits = mixText(JSON.stringify(from));
  if (bits % 5 === 0) {
    return {
      '@odata.type': '#microsoft.graph.security.satelliteLinkEvidence',
      linkId: `link-${bits % 1_000}`,
      groundStation: { name: '<b>Svalbard</b>', operator: null },
    };
  }
  return bits % 5 === 1
    ? {
        verdict: word('likelyMalicious'),
        remediationStatus: word('rolledBack'),
        roles: [word('bystander')],
      }
    : {};
}
