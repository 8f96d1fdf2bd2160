import { type Node, rule } from '../rule.ts';
import { importedModule } from '../syntax.ts';

/** The package `electron` belongs to the rim and to the start of core's process; everything else runs without it. */
export const noElectronImport = rule(({ report }) => {
  const check = (node: Node) => {
    if (/^electron(\/|$)/.test(importedModule(node) ?? ''))
      report(node, 'Only electron/main, preload.ts and core/utility.ts import electron.');
  };
  return {
    ImportDeclaration: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    ImportExpression: check,
    TSImportType: check,
    CallExpression: check,
  };
});
