import { type Node, rule } from '../rule.ts';
import { globalUses, memberName } from '../syntax.ts';

const NETWORK = new Set([
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'RTCPeerConnection',
  'WebTransport',
]);
const GLOBALS = new Set(['globalThis', 'window', 'self']);
const MESSAGE = 'The network is given by the host (Host.fetch); the page has none.';

/** Parts of types (`typeof globalThis.fetch`) describe a thing without using it. */
function isOnlyType(node: Node): boolean {
  return node.parent?.type === 'TSTypeQuery' || node.parent?.type === 'TSQualifiedName';
}

/** The global network is not touched: core is given its own, the page has none. */
export const noGlobalNetwork = rule(({ source, report }) => ({
  Program() {
    for (const use of globalUses(source, NETWORK)) if (!isOnlyType(use)) report(use, MESSAGE);
  },
  MemberExpression(node) {
    const isGlobal = node.object.type === 'Identifier' && GLOBALS.has(node.object.name);
    const name = memberName(node) ?? '';
    if ((isGlobal && NETWORK.has(name)) || name === 'sendBeacon') report(node, MESSAGE);
  },
}));
