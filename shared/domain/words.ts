import { visibleLine } from '../text.ts';

// Maps, not objects: a word of the service may be `constructor`.
const SEVERITY = new Map<string, string>([
  ['high', 'High'],
  ['medium', 'Medium'],
  ['low', 'Low'],
  ['informational', 'Info'],
]);

const WORDS = new Map<string, string>([
  ['active', 'Active'],
  ['inProgress', 'In progress'],
  ['awaitingAction', 'Awaiting customer action'],
  ['resolved', 'Resolved'],
  ['redirected', 'Redirected'],
  ['unknownFutureValue', 'Unknown'],
  ['truePositive', 'True positive'],
  ['falsePositive', 'False positive'],
  ['informationalExpectedActivity', 'Informational, expected activity'],
  ['multiStagedAttack', 'Multistaged attack'],
  ['maliciousUserActivity', 'Malicious user activity'],
  ['compromisedAccount', 'Compromised account'],
  ['unwantedSoftware', 'Unwanted software'],
  ['securityTesting', 'Security test'],
  ['lineOfBusinessApplication', 'Line-of-business application'],
  ['confirmedActivity', 'Confirmed activity'],
  ['notMalicious', 'Not malicious'],
  ['notEnoughDataToValidate', 'Not enough data to validate'],
  ['microsoftDefenderForEndpoint', 'Microsoft Defender for Endpoint'],
  ['microsoftDefenderForIdentity', 'Microsoft Defender for Identity'],
  ['microsoftDefenderForOffice365', 'Microsoft Defender for Office 365'],
  ['microsoftDefenderForCloudApps', 'Microsoft Defender for Cloud Apps'],
  ['microsoftDefenderForCloud', 'Microsoft Defender for Cloud'],
  ['microsoftDefenderForIoT', 'Microsoft Defender for IoT'],
  ['microsoftDefenderForServers', 'Microsoft Defender for Servers'],
  ['microsoft365Defender', 'Microsoft Defender XDR'],
  ['microsoftThreatExperts', 'Microsoft Defender Experts'],
  ['microsoftSentinel', 'Microsoft Sentinel'],
  ['azureAdIdentityProtection', 'Microsoft Entra ID Protection'],
  ['microsoftDataLossPrevention', 'Microsoft Data Loss Prevention'],
  ['microsoftAppGovernancePolicy', 'App governance policy'],
  ['microsoftAppGovernanceDetection', 'App governance detection'],
  ['ip', 'IP address'],
  ['url', 'URL'],
  ['gdap', 'GDAP'],
  ['guest', 'B2B guest'],
  ['both', 'B2B guest and GDAP'],
]);

/** `High`. A word this version does not know is shown as the service wrote it. */
export function severityWord(severity: string): string {
  return SEVERITY.get(severity) ?? spaced(severity);
}

/** Microsoft's own names for statuses, classifications and determinations. */
export function word(value: string): string {
  return WORDS.get(value) ?? spaced(value);
}

/** `somethingNew` → `Something new`. What hides in it is named: Graph's words are strangers' text too. */
export function spaced(value: string): string {
  const text = visibleLine(value).replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => {
    return `${end} ${start.toLowerCase()}`;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence that ends in a name, with one full stop. */
export function ended(sentence: string): string {
  return `${sentence}${stopAfter(sentence)}`;
}

/** What is still to be written behind a name that ends a sentence: a full stop, or nothing. */
export function stopAfter(name: string): '.' | '' {
  return name.endsWith('.') ? '' : '.';
}
