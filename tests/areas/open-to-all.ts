import { createWeb } from '../../src/app/http.ts';
import { modules } from '../../src/app/modules.ts';
import { ROLES } from '../../src/modules/people/public.ts';
import { staff } from '../support/context.ts';
import type { Description } from './sample-request.ts';
import { otherCounty, type OtherCounty } from './world.ts';

/** The site as somebody who may do anything in a filled county opens it: they get furthest with what they send. With the API's description. */
export async function openToAll(): Promise<{ world: OtherCounty; app: ReturnType<typeof createWeb>; description: Description }> {
  const world = await otherCounty();
  const { ids } = world.land;
  const actor = { ...staff(...[ids.west, ids.hill, ids.hillSchool].flatMap((nodeId) => ROLES.map((role) => ({ role, nodeId })))), accountId: world.ids.account, personId: world.ids.person };
  const app = createWeb(world.land.ctx, modules, { isDraining: () => false, authenticate: async () => actor });
  return { world, app, description: (await (await app.request('http://localhost/api/openapi.json')).json()) as Description };
}
