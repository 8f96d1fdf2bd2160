import type { Node, Source } from './rule.ts';

/** The fixed text of a string or a template without holes, else null. */
export function fixedText(node: Node | null | undefined): string | null {
  if (node?.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node?.type !== 'TemplateLiteral' || node.expressions.length > 0) return null;
  return node.quasis[0]?.value.cooked ?? null;
}

/** The name in `a.name`, `a['name']`, `{ name: … }` and `{ 'name': … }`, else null. */
export function memberName(node: Node): string | null {
  if (node.type === 'MemberExpression') return keyName(node.property, node.computed);
  if (node.type === 'Property') return keyName(node.key, node.computed);
  return null;
}

function keyName(key: Node, computed: boolean): string | null {
  return !computed && key.type === 'Identifier' ? key.name : fixedText(key);
}

/** The module a statement or call names: import, export from, import(), require(). */
export function importedModule(node: Node): string | null {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return fixedText(node.source);
    case 'CallExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'require'
        ? fixedText(node.arguments[0])
        : null;
    default:
      return null;
  }
}

/** Where the file uses one of these names without having declared, imported or been given it. */
export function globalUses({ scopeManager }: Source, names: ReadonlySet<string>): readonly Node[] {
  return scopeManager.scopes
    .flatMap(({ references }) => references)
    .filter(({ identifier, resolved }) => {
      return names.has(identifier.name) && (resolved === null || resolved.defs.length === 0);
    })
    .map(({ identifier }) => identifier);
}
