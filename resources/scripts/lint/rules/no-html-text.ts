import { rule } from '../rule.ts';
import { memberName } from '../syntax.ts';

const SINKS = new Set([
  'dangerouslySetInnerHTML',
  'innerHTML',
  'outerHTML',
  'srcdoc',
  'srcDoc',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'createContextualFragment',
  'parseFromString',
]);
const WRITES = new Set(['write', 'writeln']);
const MESSAGE = 'Text never becomes markup: what strangers wrote is shown as text.';

/** No way to turn text into HTML, whoever wrote it. */
export const noHtmlText = rule(({ report }) => ({
  JSXAttribute(node) {
    if (node.name.type === 'JSXIdentifier' && SINKS.has(node.name.name)) report(node, MESSAGE);
  },
  Property(node) {
    if (SINKS.has(memberName(node) ?? '')) report(node, MESSAGE);
  },
  MemberExpression(node) {
    const name = memberName(node) ?? '';
    const isDocument = node.object.type === 'Identifier' && node.object.name === 'document';
    if (SINKS.has(name) || (isDocument && WRITES.has(name))) report(node, MESSAGE);
  },
}));
