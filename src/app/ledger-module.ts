import { foldFacts } from '../ledger/fold.ts';
import { createLedgerRoutes } from '../ledger/ledger.routes.ts';
import { ledgerErrors } from '../ledger/ledger.errors.ts';
import { type LogOwner, sequenceRound, SubjectRegistry, type SubjectType } from '../ledger/public.ts';
import { createLogPages } from '../ledger/transparency/transparency.pages.ts';
import { gatherCosignatures } from '../ledger/transparency/witnesses.ts';
import { nodesWhere } from '../platform/auth/actor.ts';
import type { Context } from '../platform/http/context.ts';
import { isPublicCampaign } from '../modules/campaigns/public.ts';
import { isWithin, listChildren, organizationNames, seeOrganizations } from '../modules/organizations/public.ts';
import type { Module } from './module.ts';

async function audienceOf(ctx: Context, asked: { nodeIds: readonly string[]; campaignId: string | null }) {
  // Staff who have not passed the second factor see what the public sees.
  const nodes = ctx.actor.kind === 'account' && ctx.actor.staff && !ctx.actor.secondFactor ? [] : nodesWhere(ctx.actor, seeOrganizations);
  for (const nodeId of asked.nodeIds) if (await isWithin(ctx.db, nodeId, nodes)) return 'staff' as const;
  if (asked.campaignId !== null && (await isPublicCampaign(ctx.db, asked.campaignId))) return 'public' as const;
  return ledgerErrors.fail('ledger.fact-not-found');
}

/**
 * The ledger as the processes see it: its figures and facts by the API, its logs' public resources, and, whenever time moves on, facts
 * folded into rollups, leaves put into the logs and cosignatures gathered.
 * @param publicKinds kinds of facts that anybody may see of a public campaign; @param subjects how modules open the records behind their facts;
 * @param logOwners what modules add to the exports of their logs.
 */
export function createLedgerModule(publicKinds: readonly string[], subjects: readonly SubjectType[], logOwners: readonly LogOwner[]): Module {
  const childrenOf = async (ctx: Context, nodeId: string) => (await listChildren(ctx.db, nodeId)).map(({ id }) => id);
  return {
    name: 'ledger',
    api: createLedgerRoutes({ audienceOf, publicKinds, childrenOf, namesOf: (ctx, ids) => organizationNames(ctx.db, ids) }, new SubjectRegistry(subjects)),
    pages: createLogPages(logOwners),
    sweeps: [
      { name: 'fold', run: async (ctx) => void (await foldFacts(ctx.db)) },
      { name: 'sequence', run: async (ctx) => void (await sequenceRound(ctx, ctx.db)) },
      { name: 'witnesses', run: async (ctx) => void (await gatherCosignatures(ctx, (refusal) => ctx.log.warn(refusal, 'a witness did not cosign'))) },
    ],
  };
}
