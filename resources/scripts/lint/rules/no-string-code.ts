import { type Node, rule } from '../rule.ts';
import { fixedText, memberName } from '../syntax.ts';

const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate']);
const MESSAGE = 'Text is never run as code.';

function calledName(callee: Node): string | null {
  return callee.type === 'Identifier' ? callee.name : memberName(callee);
}

/** No eval, no function or timer made from text. */
export const noStringCode = rule(({ report }) => ({
  CallExpression(node) {
    const name = calledName(node.callee) ?? '';
    if (name === 'eval' || name === 'Function' || name === 'executeJavaScript')
      report(node, MESSAGE);
    const [first] = node.arguments;
    const isText = first?.type === 'TemplateLiteral' || fixedText(first) !== null;
    if (TIMERS.has(name) && isText) report(node, MESSAGE);
  },
  NewExpression(node) {
    if (calledName(node.callee) === 'Function') report(node, MESSAGE);
  },
}));
