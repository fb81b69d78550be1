/** One import that is not allowed: files matching `from` (but not `fromNot`) may not import files matching `to` (but not `toNot`). */
export interface ImportRule {
  readonly name: string;
  readonly from: RegExp;
  readonly fromNot?: RegExp;
  readonly to: RegExp;
  /** `$1` in the source stands for the first group of `from`. */
  readonly toNot?: RegExp;
  /** Types leave nothing in the built program, so a rule may let them pass. */
  readonly typesMayPass?: boolean;
}

/** Tests and the kits they share may reach further than the code they test. */
const TEST = /(\.test|\/test-kit|\.fixture)\.tsx?$/;
const ORDER = ['organizations', 'people', 'notices', 'campaigns', 'contests', 'judging', 'awards', 'polls', 'surveys', 'voices'];

/** The house's import directions (docs/architecture.md). */
export const IMPORT_RULES: readonly ImportRule[] = [
  { name: 'platform knows no domain', from: /^src\/platform\//, fromNot: TEST, to: /^src\//, toNot: /^src\/platform\// },
  { name: 'the ledger stands on the platform', from: /^src\/ledger\//, fromNot: TEST, to: /^src\//, toNot: /^src\/(platform|ledger)\// },
  { name: 'modules stand on ledger and platform', from: /^src\/modules\//, fromNot: TEST, to: /^src\//, toNot: /^src\/(platform|ledger|modules)\/|^src\/(portal|console)\/shared\// },
  { name: 'another module only through its public.ts', from: /^src\/modules\/([^/]+)\//, fromNot: TEST, to: /^src\/modules\//, toNot: /^src\/modules\/($1\/|[^/]+\/public(-words)?\.ts$)/, typesMayPass: true },
  { name: 'public-words.ts holds words alone, for browsers too', from: /\/public-words\.ts$/, to: /^src\//, toNot: /^src\/platform\/i18n\//, typesMayPass: true },
  { name: 'the ledger only through its public.ts', from: /^src\/(modules|portal|scenarios)\//, fromNot: TEST, to: /^src\/ledger\//, toNot: /^src\/ledger\/(public\.ts$|transparency\/check\/)/, typesMayPass: true },
  { name: 'shared parts import no module', from: /^src\/(portal|console)\/shared\//, fromNot: TEST, to: /^src\/(modules|app|entry|scenarios|ledger)\/|^src\/portal\/pages\//, typesMayPass: true },
  { name: 'portal pages read modules through public.ts, and leaf rules through x.checks.ts', from: /^src\/portal\//, fromNot: TEST, to: /^src\/modules\//, toNot: /\/(public|public-words|[a-z-]+\.checks)\.ts$/ },
  { name: 'the console reads modules through console/index.tsx', from: /^src\/console\//, fromNot: TEST, to: /^src\/modules\//, toNot: /\/console\/index\.tsx$/, typesMayPass: true },
  { name: 'server code stays out of the browser', from: /^src\/(console\/|modules\/[^/]+\/console\/|portal\/islands\/)/, fromNot: TEST, to: /^src\/(app|entry)\/|\.(queries|routes|module)\.ts$|\/usecases\/|\/public\.ts$|^src\/platform\/(db|crypto|files|documents|spreadsheets|search)\//, toNot: /^src\/platform\/files\/file-types\.ts$/, typesMayPass: true },
  { name: 'screens stay out of the server', from: /^src\//, fromNot: /^src\/(console\/|modules\/[^/]+\/console\/)/, to: /^src\/(console\/|modules\/[^/]+\/console\/)/ },
  { name: 'only entry imports app', from: /^src\//, fromNot: /^src\/(app|entry)\/|\.test\.tsx?$/, to: /^src\/app\//, typesMayPass: true },
  { name: 'scenarios use the public API', from: /^src\/scenarios\//, fromNot: TEST, to: /^src\/(modules|ledger|app|portal|console)\//, typesMayPass: true },
  ...ORDER.map((name, index) => ({
    name: `modules import in the order ${ORDER.join(' ← ')}`,
    from: new RegExp(`^src/modules/${name}/`),
    fromNot: TEST,
    to: /^src\/modules\//,
    toNot: new RegExp(`^src/modules/(${ORDER.slice(0, index + 1).join('|')})/`),
  })),
];
