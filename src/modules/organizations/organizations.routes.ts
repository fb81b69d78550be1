import { createRoute, z } from '@hono/zod-openapi';
import { requireCapability } from '../../platform/auth/actor.ts';
import { granted, open } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { allDivisions } from './divisions/divisions.ts';
import { organizationsWorkbook } from './export-organizations.ts';
import { requireWithin } from './organizations.access.ts';
import { organizationErrors } from './organizations.errors.ts';
import { manageOrganizations, seeOrganizations } from './organizations.policy.ts';
import { findOrganization, listChildren, listSpells, organizationsById, searchOrganizations } from './organizations.queries.ts';
import { NewOrganization, Organization, OrganizationChange, OrganizationClose, OrganizationMerge, OrganizationMove, OrganizationPage, OrganizationQuery, Spell } from './organizations.schemas.ts';
import { changeOrganization } from './usecases/change-organization.ts';
import { createOrganization } from './usecases/create-organization.ts';
import { closeOrganization, mergeOrganization } from './usecases/end-organization.ts';
import { moveOrganization } from './usecases/move-organization.ts';

const tags = ['organizations'];
const see = granted(seeOrganizations);
const manage = granted(manageOrganizations);

const search = createRoute({ method: 'get', path: '/organizations', tags, summary: 'Find organizations of one\'s area', ...see, request: { query: OrganizationQuery }, responses: answers(OrganizationPage) });
const create = createRoute({ method: 'post', path: '/organizations', tags, summary: 'Add an organization under a parent', ...manage, request: { body: jsonBody(NewOrganization) }, responses: answers(Organization) });
const tops = createRoute({ method: 'get', path: '/organizations/tops', tags, summary: 'The nodes at which the actor holds a role: the tops of the tree the actor sees', ...see, responses: answers(z.array(Organization)) });
const exported = createRoute({ method: 'get', path: '/organizations/export', tags, summary: 'What the search finds, as a workbook in the form of the import', ...see, request: { query: OrganizationQuery.omit({ page: true, size: true }) }, responses: answersFile(XLSX, 'The organizations') });
const divisions = createRoute({ method: 'get', path: '/divisions', tags, summary: 'GB/T 2260 divisions down to counties, in the order of their codes', ...open(), responses: answers(z.array(z.object({ code: z.string(), name: z.string(), parent: z.string().nullable() }))) });
const get = createRoute({ method: 'get', path: '/organizations/{id}', tags, summary: 'One organization as it is now', ...see, request: { params: IdParams }, responses: answers(Organization) });
const children = createRoute({ method: 'get', path: '/organizations/{id}/children', tags, summary: 'Active organizations right below', ...see, request: { params: IdParams }, responses: answers(z.array(Organization)) });
const history = createRoute({ method: 'get', path: '/organizations/{id}/history', tags, summary: 'What it was called and where it stood, from when to when', ...see, request: { params: IdParams }, responses: answers(z.array(Spell)) });
const change = createRoute({ method: 'patch', path: '/organizations/{id}', tags, summary: 'Rename or change particulars from now on', ...manage, request: { params: IdParams, body: jsonBody(OrganizationChange) }, responses: answers(Organization) });
const move = createRoute({ method: 'post', path: '/organizations/{id}/move', tags, summary: 'Put under another parent from now on', ...manage, request: { params: IdParams, body: jsonBody(OrganizationMove) }, responses: answers(Organization) });
const merge = createRoute({ method: 'post', path: '/organizations/{id}/merge', tags, summary: 'Merge into another organization', ...manage, request: { params: IdParams, body: jsonBody(OrganizationMerge) }, responses: answers(Organization) });
const close = createRoute({ method: 'post', path: '/organizations/{id}/close', tags, summary: 'Close an organization that has none below it', ...manage, request: { params: IdParams, body: jsonBody(OrganizationClose) }, responses: answers(Organization) });

export const organizationsApi = createApi()
  .openapi(search, async (c) => {
    const { ctx } = c.var;
    return c.json(await searchOrganizations(ctx.db, requireCapability(ctx.actor, seeOrganizations), c.req.valid('query')), 200);
  })
  .openapi(create, async (c) => c.json(await createOrganization(c.var.ctx, c.req.valid('json')), 200))
  .openapi(tops, async (c) => {
    const { ctx } = c.var;
    return c.json(await organizationsById(ctx.db, requireCapability(ctx.actor, seeOrganizations)), 200);
  })
  .openapi(exported, (c) => {
    const { ctx } = c.var;
    return sendWorkbook(organizationsWorkbook(ctx, requireCapability(ctx.actor, seeOrganizations), c.req.valid('query')), ctx.locale === 'en' ? 'Organizations.xlsx' : '机构.xlsx');
  })
  .openapi(divisions, (c) => {
    c.header('cache-control', 'public, max-age=86400');
    return c.json(allDivisions().map(({ code, name, parent }) => ({ code, name, parent })), 200);
  })
  .openapi(get, async (c) => {
    const { ctx } = c.var;
    const found = await findOrganization(ctx.db, c.req.valid('param').id, requireCapability(ctx.actor, seeOrganizations));
    return c.json(found ?? organizationErrors.fail('organization.not-found'), 200);
  })
  .openapi(children, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    await requireWithin(ctx.db, ctx, seeOrganizations, id);
    return c.json(await listChildren(ctx.db, id), 200);
  })
  .openapi(history, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    await requireWithin(ctx.db, ctx, seeOrganizations, id);
    const spells = await listSpells(ctx.db, id);
    return c.json(
      spells.map((spell) => ({
        validFrom: spell.valid_from.toISOString(), validTo: spell.valid_to?.toISOString() ?? null, parentId: spell.parent_id, parentName: spell.parent_name,
        name: spell.name, kind: spell.kind as Organization['kind'], sector: spell.sector, level: spell.level as Organization['level'], status: spell.status as Organization['status'], reason: spell.reason,
      })),
      200,
    );
  })
  .openapi(change, async (c) => c.json(await changeOrganization(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(move, async (c) => c.json(await moveOrganization(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(merge, async (c) => c.json(await mergeOrganization(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(close, async (c) => c.json(await closeOrganization(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200));

export type OrganizationsApi = typeof organizationsApi;
