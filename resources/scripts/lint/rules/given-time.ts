import { rule } from '../rule.ts';
import { fixedText, globalUses, memberName } from '../syntax.ts';

/** What asks the surroundings instead of what was given: object → members. */
const AMBIENT: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
};
const TIMERS = new Set(['setTimeout', 'setInterval']);
const MESSAGE =
  'Time, chance and waiting are given (Clock, random, Sleep), so that tests need none.';

/** Clock, chance and timers come from outside; the few files that are that outside are named in the configuration. */
export const givenTime = rule(({ source, report }) => ({
  MemberExpression(node) {
    if (node.object.type !== 'Identifier') return;
    const members = Object.hasOwn(AMBIENT, node.object.name) ? AMBIENT[node.object.name] : [];
    if (members?.includes(memberName(node) ?? '')) report(node, MESSAGE);
  },
  NewExpression(node) {
    const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date';
    if (isDate && node.arguments.length === 0) report(node, MESSAGE);
  },
  Program() {
    for (const use of globalUses(source, TIMERS)) report(use, MESSAGE);
  },
  /** `setImmediate` is fine: it lets others have their turn and waits for nothing. */
  ImportDeclaration(node) {
    if (!/^(node:)?timers(\/promises)?$/.test(fixedText(node.source) ?? '')) return;
    const isYield = node.specifiers.every(
      (one) =>
        one.type === 'ImportSpecifier' &&
        one.imported.type === 'Identifier' &&
        one.imported.name === 'setImmediate',
    );
    if (!isYield) report(node, MESSAGE);
  },
}));
