import { createRoute, z } from '@hono/zod-openapi';
import { account, granted, open } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { attachment } from './attachment.ts';
import { hostedContest, requireHost } from './awards.access.ts';
import { manageAwards } from './awards.policy.ts';
import { Batch, Certificate, CertificateCheck, CodeParams, NewBatch, Reason } from './awards.schemas.ts';
import { batchRows, certificatesOf, checkCertificate, presentBatch, requireBatch, requireCertificate } from './certificates/certificates.queries.ts';
import { issueCertificates, revokeCertificate } from './certificates/issue.ts';
import { drawOne, ownCertificates } from './certificates/own.ts';

const tags = ['awards'];
const params = { params: IdParams };
const host = granted(manageAwards);

const issue = createRoute({ method: 'post', path: '/contests/{id}/certificates', tags, summary: 'Issue the certificates that are missing and draw all of them, as a job', ...host, request: { ...params, body: jsonBody(NewBatch) }, responses: answers(Batch) });
const list = createRoute({ method: 'get', path: '/contests/{id}/certificates', tags, summary: 'Certificates of a contest, revoked ones among them', ...host, request: params, responses: answers(z.array(Certificate)) });
const batches = createRoute({ method: 'get', path: '/contests/{id}/certificate-batches', tags, summary: 'Batches of a contest, the newest first', ...host, request: params, responses: answers(z.array(Batch)) });
const batch = createRoute({ method: 'get', path: '/certificate-batches/{id}', tags, summary: 'How far a batch is, and its file when it is done', ...host, request: params, responses: answers(Batch) });
const revoke = createRoute({ method: 'post', path: '/certificates/{id}/revoke', tags, summary: 'Revoke a certificate with a reason, which its page says', ...host, request: { ...params, body: jsonBody(Reason) }, responses: answers(z.array(Certificate)) });
const pdf = createRoute({ method: 'get', path: '/certificates/{id}/pdf', tags, summary: 'A certificate as PDF, for the host, for who entered the work, and for the author or tutor it is made out to', ...account(), request: params, responses: answersFile('application/pdf', 'The certificate') });
const mine = createRoute({ method: 'get', path: '/me/certificates', tags, summary: 'Certificates of one\'s own works', ...account(), responses: answers(z.array(CertificateCheck.extend({ id: z.string() }))) });
const check = createRoute({ method: 'get', path: '/certificate-checks/{code}', tags, summary: 'What a certificate is, by its code', ...open(), request: { params: CodeParams }, responses: answers(CertificateCheck) });

export const certificatesApi = createApi()
  .openapi(issue, async (c) => c.json(await presentBatch(c.var.ctx.db, await requireBatch(c.var.ctx.db, await issueCertificates(c.var.ctx, c.req.valid('param').id, c.req.valid('json').form, c.req.valid('json').holders))), 200))
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    return c.json(await certificatesOf(ctx.db, (await hostedContest(ctx.db, ctx, c.req.valid('param').id)).id), 200);
  })
  .openapi(batches, async (c) => {
    const { ctx } = c.var;
    const rows = await batchRows(ctx.db, (await hostedContest(ctx.db, ctx, c.req.valid('param').id)).id);
    return c.json(await Promise.all(rows.map((row) => presentBatch(ctx.db, row))), 200);
  })
  .openapi(batch, async (c) => {
    const { ctx } = c.var;
    const row = await requireBatch(ctx.db, c.req.valid('param').id);
    await requireHost(ctx.db, ctx, row.host_id);
    return c.json(await presentBatch(ctx.db, row), 200);
  })
  .openapi(revoke, async (c) => {
    const { ctx } = c.var;
    await revokeCertificate(ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json(await certificatesOf(ctx.db, (await requireCertificate(ctx.db, c.req.valid('param').id)).contest_id), 200);
  })
  .openapi(pdf, async (c) => {
    const { bytes, name } = await drawOne(c.var.ctx, c.req.valid('param').id);
    return attachment(bytes, 'application/pdf', name);
  })
  .openapi(mine, async (c) => c.json(await ownCertificates(c.var.ctx), 200))
  .openapi(check, async (c) => c.json(await checkCertificate(c.var.ctx.db, c.req.valid('param').code), 200));
