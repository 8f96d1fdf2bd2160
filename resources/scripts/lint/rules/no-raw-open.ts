import { type Node, rule } from '../rule.ts';
import { memberName } from '../syntax.ts';

const RAW = new Set(['openExternal', 'openPath', 'showItemInFolder']);
const CHECKED_WAY_OUT = 'externalLinks';
const MESSAGE = 'Addresses leave the app through electron/main/external-links.ts alone.';

/** Handed to the checked way out, which is where it belongs. */
function isHandedOver(node: Node | null | undefined): boolean {
  for (let at = node; at; at = at.parent) {
    if (at.type !== 'CallExpression' || at.callee.type !== 'Identifier') continue;
    if (at.callee.name === CHECKED_WAY_OUT) return true;
  }
  return false;
}

/** Only the checked way out may hand an address to the system. */
export const noRawOpen = rule(({ report }) => ({
  MemberExpression(node) {
    if (RAW.has(memberName(node) ?? '') && !isHandedOver(node)) report(node, MESSAGE);
  },
  Property(node) {
    if (node.parent.type === 'ObjectPattern' && RAW.has(memberName(node) ?? ''))
      report(node, MESSAGE);
  },
}));
