import { type Node, rule } from '../rule.ts';
import { memberName } from '../syntax.ts';

const MESSAGE = 'An error is never swallowed: answer it, pass it on or log it.';

/** `() => {}`, `() => undefined`, `() => null`: a handler that does nothing with the error. */
function isNothing(handler: Node | undefined): boolean {
  if (handler?.type !== 'ArrowFunctionExpression' && handler?.type !== 'FunctionExpression')
    return false;
  return handler.body?.type === 'BlockStatement' && handler.body.body.length === 0;
}

/** An empty catch is a defect, also one that holds only a comment. */
export const noEmptyCatch = rule(({ report }) => ({
  CatchClause(node) {
    if (node.body.body.length === 0) report(node, MESSAGE);
  },
  CallExpression(node) {
    const name = memberName(node.callee);
    const handler = name === 'catch' ? node.arguments[0] : node.arguments[1];
    if ((name === 'catch' || name === 'then') && isNothing(handler)) report(node, MESSAGE);
  },
}));
