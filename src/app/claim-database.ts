import { z } from 'zod';
import { ConfigError } from '../platform/config/config.ts';
import type { Services } from '../platform/http/context.ts';
import { readSetting, writeSetting } from '../platform/settings/settings.ts';

const KEY = 'installation.role';
const Role = z.enum(['site', 'box']);

/** A database is the site's or a ballot box's for good, so that one is never started on the other's by a slip in the settings. */
export async function claimDatabase(services: Services, role: z.infer<typeof Role>): Promise<void> {
  const known = await readSetting(services.db, KEY, Role);
  if (known === role) return;
  if (known === 'box') throw new ConfigError('this database belongs to a ballot box (it was started with HEMING_DESK_URL). The site needs a database of its own: set DATABASE_URL or HEMING_DATA.');
  if (known === 'site') throw new ConfigError('this database belongs to a site. A ballot box needs a database of its own, in which no person can be found: set DATABASE_URL or HEMING_DATA.');
  await writeSetting(services.db, KEY, role, services.clock.now());
}
