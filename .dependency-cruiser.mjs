// `npm run deps`: every import of the repository against resources/scripts/dependencies/rules.ts.
// TypeScript is read with swc, because TypeScript 7 has no parser for other tools (ARCHITECTURE.md).
import { RULES } from './resources/scripts/dependencies/rules.ts';
import { readUsingStatements } from './resources/scripts/dependencies/swc-visitor.ts';

readUsingStatements();

export default {
  forbidden: [...RULES],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(out|release|coverage|test-results)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
