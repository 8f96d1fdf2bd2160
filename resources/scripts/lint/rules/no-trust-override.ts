import { rule } from '../rule.ts';
import { fixedText, memberName } from '../syntax.ts';

const CALLS = new Set(['setCertificateVerifyProc', 'setUsePlainTextEncryption']);
const EVENTS = new Set(['certificate-error', 'select-client-certificate']);
const LISTENERS = new Set(['on', 'once', 'addListener', 'prependListener']);
const MESSAGE = 'Certificates and secret storage are judged by the system, never by us.';

/** The system's verdict on certificates stands, and secrets are never stored in plain text. */
export const noTrustOverride = rule(({ report }) => ({
  MemberExpression(node) {
    const name = memberName(node) ?? '';
    if (CALLS.has(name) || name === 'NODE_TLS_REJECT_UNAUTHORIZED') report(node, MESSAGE);
  },
  Property(node) {
    if (memberName(node) === 'rejectUnauthorized') report(node, MESSAGE);
  },
  CallExpression(node) {
    const listens = LISTENERS.has(memberName(node.callee) ?? '');
    if (listens && EVENTS.has(fixedText(node.arguments[0]) ?? '')) report(node, MESSAGE);
  },
}));
