// Who may import whom (ARCHITECTURE.md). Types count too: to know the shape of a part is to know the part.

/** One rule as dependency-cruiser reads it: an import from → to that must not be. */
export interface DependencyRule {
  readonly name: string;
  readonly severity: 'error';
  readonly comment: string;
  readonly from: object;
  readonly to: object;
}

const OURS = '^(electron|renderer|shared|resources|test)/';
/** Small files at the top of core that know no part of it: what the host gives, logging, waiting, reading. */
const GROUND = '^electron/core/(host|log|sleep|wake|whole-body)[.]ts$';
const SHARED = '^shared/';
const STYLES = '^renderer/styles/';

/** Each part of core, and the parts it stands on. Everything else in core wires them together. */
const CORE_PARTS: Readonly<Record<string, readonly string[]>> = {
  store: [],
  graph: [],
  auth: [],
  read: [],
  sync: ['graph', 'store', 'ingest'],
  outbox: ['graph', 'store', 'ingest'],
  ingest: ['graph', 'store'],
  tenants: ['graph'],
  telling: ['store', 'ingest'],
};

/** Where a program begins; what none of them reaches is dead. */
export const ENTRIES = [
  '^electron/main/main[.]ts$',
  '^electron/preload[.]ts$',
  '^electron/core/(utility|ingest/worker|ingest/answer-worker|store/check-worker|cli/cli)[.]ts$',
  '^electron/range/(utility|cli)[.]ts$',
  '^renderer/main[.]tsx$',
];

/** What the page is built of; the build puts it into the page's own files. */
const PAGE_PACKAGES = ['react', 'react-dom', '@fluentui', '@tanstack/react-virtual', 'zustand'];

function never(name: string, comment: string, from: object, to: object): DependencyRule {
  return { name, severity: 'error', comment, from, to };
}

/** Files under `from` may import of ours what `allowed` lists, and nothing else. */
function only(
  name: string,
  comment: string,
  from: string,
  allowed: readonly string[],
): DependencyRule {
  return never(name, comment, { path: from }, { path: OURS, pathNot: [...allowed] });
}

function packages(names: readonly string[]): string {
  return `^node_modules/(${names.join('|').replaceAll('.', '[.]')})/`;
}

export const RULES: readonly DependencyRule[] = [
  never('no-cycle', 'No import cycles.', {}, { circular: true }),
  never('resolvable', 'What is imported exists.', {}, { couldNotResolve: true }),
  never(
    'no-dead-file',
    'Every file of the product is reached from a program.',
    { path: ENTRIES },
    {
      path: '^(electron|renderer|shared)/',
      pathNot: ['[.]d[.]ts$', ...ENTRIES],
      reachable: false,
    },
  ),
  never(
    'no-test-in-product',
    'Nothing of the product imports test.',
    { path: '^(electron|renderer|shared|resources)/' },
    { path: '^test/' },
  ),

  only('shared', 'shared runs anywhere.', SHARED, [SHARED]),
  never(
    'shared-packages',
    'Of packages shared uses zod, and Temporal until Node has it.',
    { path: SHARED },
    { dependencyTypesNot: ['local'], pathNot: [SHARED, packages(['zod', 'temporal-polyfill'])] },
  ),

  ...Object.entries(CORE_PARTS).map(([part, needs]) => {
    const own = [part, ...needs].map((name) => `^electron/core/${name}/`);
    const words = needs.length > 0 ? `, ${needs.join(', ')}` : '';
    const comment = `core/${part} may import itself${words}, core's ground and shared.`;
    return only(`core-${part}`, comment, `^electron/core/${part}/`, [...own, GROUND, SHARED]);
  }),
  only('core-ground', "core's ground knows no part of core.", GROUND, [GROUND, SHARED]),
  only('core', 'core runs without main and the page.', '^electron/core/', [
    '^electron/core/',
    SHARED,
  ]),
  only('main', 'main starts core as a program, it does not import it.', '^electron/main/', [
    '^electron/main/',
    SHARED,
  ]),
  only('preload', 'preload knows shared alone.', '^electron/preload[.]ts$', [SHARED]),
  only('range', 'The range is written against the published contract.', '^electron/range/', [
    '^electron/range/',
    SHARED,
  ]),

  only('ui', 'renderer/ui knows nothing of the product.', '^renderer/ui/', [
    '^renderer/ui/',
    STYLES,
    SHARED,
  ]),
  only('feature', 'A feature knows no other feature and no app.', '^renderer/features/([^/]+)/', [
    '^renderer/features/$1/',
    '^renderer/ui/',
    '^renderer/api[.]tsx?$',
    STYLES,
    SHARED,
  ]),
  only('api', 'The way to core knows no screen.', '^renderer/api[.]tsx?$', [
    '^renderer/ui/',
    SHARED,
  ]),
  only('renderer', 'The page knows shared and itself.', '^renderer/', ['^renderer/', SHARED]),

  never(
    'page-packages',
    'The page is built of these packages; it has no Node and no Electron.',
    { path: '^renderer/' },
    {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg'],
      pathNot: packages([...PAGE_PACKAGES, 'zod']),
    },
  ),
  never(
    'electron-package',
    'Only the rim imports electron, and the one file that starts core in its process.',
    {
      path: OURS,
      pathNot: ['^electron/main/', '^electron/(preload|core/utility)[.]ts$', '^test/'],
    },
    { path: ['^node_modules/electron/', '^electron$'] },
  ),
  never(
    'sqlite-package',
    'SQL stays in core/store.',
    { path: '^electron/', pathNot: '^electron/core/store/' },
    { path: packages(['better-sqlite3']) },
  ),
  never(
    'msal-package',
    'MSAL stays in core/auth, behind TokenSource.',
    { path: '^electron/', pathNot: '^electron/core/auth/' },
    { path: packages(['@azure/msal-node', '@azure/msal-common']) },
  ),
  never(
    'no-dev-package',
    'Programs are built of dependencies; of devDependencies only types, and electron itself.',
    { path: '^(electron|shared)/' },
    {
      dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'npm-optional', 'npm-bundled'],
      dependencyTypesNot: ['type-only'],
      pathNot: ['^node_modules/electron/', packages(['@types'])],
    },
  ),
];
