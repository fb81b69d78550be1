import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../platform/config/config.ts';
import { PUBLIC_FOLDER } from '../../platform/config/root.ts';

export const ASSET_FOLDER = join(PUBLIC_FOLDER, 'portal');
const ASSET_BASE = '/';

/** Addresses of the built style sheet and scripts, with their hashes. */
export interface PortalAssets {
  readonly styles: string;
  /** Runs before the first paint: the reader's type size. */
  readonly early: string;
  readonly site: string;
}

const ENTRIES = { styles: 'src/portal/shared/theme/site.css', early: 'src/portal/islands/early.ts', site: 'src/portal/islands/site.ts' } as const;

/**
 * Reads the manifest that the portal's build left. Throws when there is none: a server that would answer pages without their
 * style must not start.
 */
export function readPortalAssets(folder: string = ASSET_FOLDER): PortalAssets {
  const path = join(folder, '.vite/manifest.json');
  if (!existsSync(path)) throw new ConfigError('the public site is not built yet. Run: npm run build');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, { file: string } | undefined>;
  const address = (entry: string) => {
    const found = manifest[entry];
    if (found === undefined) throw new ConfigError(`the build of the public site lacks ${entry}. Run: npm run build`);
    return ASSET_BASE + found.file;
  };
  return { styles: address(ENTRIES.styles), early: address(ENTRIES.early), site: address(ENTRIES.site) };
}

let known: PortalAssets | undefined;

/** The built files' addresses; where nothing is built (module tests), addresses that lead nowhere. */
export function portalAssets(): PortalAssets {
  known ??= existsSync(join(ASSET_FOLDER, '.vite/manifest.json')) ? readPortalAssets() : { styles: `${ASSET_BASE}assets/site.css`, early: `${ASSET_BASE}assets/early.js`, site: `${ASSET_BASE}assets/site.js` };
  return known;
}
