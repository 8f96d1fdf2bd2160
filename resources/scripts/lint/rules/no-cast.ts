import { type Node, rule } from '../rule.ts';

/** `// The one cast: why the compiler cannot know it.` — with a reason of at least three words. */
const REASON = /\bcast\b[^:.]*: \S+ \S+ \S+/i;

/** Types are proved, not claimed. A cast that has to be says why, in a comment just above it. */
export const noCast = rule(({ source, report }) => {
  const reasons = new Set(
    source
      .getAllComments()
      .filter(({ value }) => REASON.test(value))
      .flatMap(({ loc }) => [loc.end.line, loc.end.line + 1]),
  );
  const check = (node: Node) => {
    if (!reasons.has(node.loc.start.line) && !reasons.has(node.loc.end.line))
      report(node, 'No cast without its reason above it: "// The one cast: …".');
  };
  return {
    TSAsExpression(node) {
      const { typeAnnotation: type } = node;
      const isConst =
        type.type === 'TSTypeReference' &&
        type.typeName.type === 'Identifier' &&
        type.typeName.name === 'const';
      if (!isConst) check(node);
    },
    TSTypeAssertion: check,
  };
});
