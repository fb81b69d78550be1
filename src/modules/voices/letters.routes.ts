import { createRoute, z } from '@hono/zod-openapi';
import { account, granted } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { findLetter, listLetters } from './letters.queries.ts';
import { answerLetter, letterView, publishLetter, withdrawLetter, writeAgain, writeLetter } from './usecases/letters.ts';
import { voiceErrors } from './voices.errors.ts';
import { answerLetters } from './voices.policy.ts';
import { presentLetters } from './voices.present.ts';
import { Letter, LetterAnswer, LetterPage, LetterQuery, NewLetter } from './voices.schemas.ts';

const tags = ['voices'];
const one = { params: IdParams };
const answering = granted(answerLetters);

const list = createRoute({ method: 'get', path: '/letters', tags, summary: 'One\'s own letters, or those to one\'s offices', ...account(), request: { query: LetterQuery }, responses: answers(LetterPage) });
const write = createRoute({ method: 'post', path: '/letters', tags, summary: 'Write to an office; an answer is due within 15 working days', ...account(), request: { body: jsonBody(NewLetter) }, responses: answers(Letter) });
const get = createRoute({ method: 'get', path: '/letters/{id}', tags, summary: 'A letter, to its author and its office', ...account(), request: one, responses: answers(Letter) });
const again = createRoute({ method: 'post', path: '/letters/{id}/turns', tags, summary: 'Write again under one\'s own letter', ...account(), request: { ...one, body: jsonBody(z.object({ body: z.string().trim().min(1).max(2000) })) }, responses: answers(Letter) });
const withdraw = createRoute({ method: 'post', path: '/letters/{id}/withdraw', tags, summary: 'Take back one\'s own letter', ...account(), request: one, responses: answers(Letter) });
const reply = createRoute({ method: 'post', path: '/letters/{id}/answer', tags, summary: 'Answer a letter in the office\'s name', ...answering, request: { ...one, body: jsonBody(LetterAnswer) }, responses: answers(Letter) });
const publish = createRoute({ method: 'post', path: '/letters/{id}/published', tags, summary: 'Publish an answered letter, or take it back', ...answering, request: { ...one, body: jsonBody(z.object({ published: z.boolean() })) }, responses: answers(Letter) });

async function present(ctx: Context, id: string): Promise<Letter> {
  const letter = (await findLetter(ctx.db, id, letterView(ctx))) ?? voiceErrors.fail('letter.not-found');
  return (await presentLetters(ctx.db, [letter]))[0]!;
}

export const lettersApi = createApi()
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    const { items, total } = await listLetters(ctx.db, letterView(ctx), c.req.valid('query'));
    return c.json({ items: await presentLetters(ctx.db, items), total }, 200);
  })
  .openapi(write, async (c) => c.json(await present(c.var.ctx, await writeLetter(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(get, async (c) => c.json(await present(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(again, async (c) => {
    const { id } = c.req.valid('param');
    await writeAgain(c.var.ctx, id, c.req.valid('json').body);
    return c.json(await present(c.var.ctx, id), 200);
  })
  .openapi(withdraw, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawLetter(c.var.ctx, id);
    return c.json(await present(c.var.ctx, id), 200);
  })
  .openapi(reply, async (c) => {
    const { id } = c.req.valid('param');
    await answerLetter(c.var.ctx, id, c.req.valid('json'));
    return c.json(await present(c.var.ctx, id), 200);
  })
  .openapi(publish, async (c) => {
    const { id } = c.req.valid('param');
    await publishLetter(c.var.ctx, id, c.req.valid('json').published);
    return c.json(await present(c.var.ctx, id), 200);
  });
