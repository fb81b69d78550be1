import { createRoute } from '@hono/zod-openapi';
import { sessionTokenOf, dropSession, giveSession } from '../../platform/auth/session-cookie.ts';
import { account, open } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { CodeRequest, CodeSent, CodeSignIn, Done, PasswordChange, RecoveryCodes, SecondFactorCode, SecondFactorSecret, SecondFactorStart, SessionView, SignedIn, SignIn } from './sessions.schemas.ts';
import { changePassword } from './usecases/change-password.ts';
import { describeSession } from './usecases/describe-session.ts';
import { passSecondFactor } from './usecases/pass-second-factor.ts';
import { beginSecondFactor, confirmSecondFactor, renewOwnRecoveryCodes } from './usecases/set-up-second-factor.ts';
import { signInByPassword } from './usecases/sign-in.ts';
import { requestCode, signInByCode } from './usecases/sign-in-by-code.ts';
import { endOwnSession, signOut } from './usecases/sign-out.ts';

const tags = ['session'];
const done = { done: true as const };

const get = createRoute({ method: 'get', path: '/session', tags, summary: 'Who is signed in, and with what roles', ...account(), responses: answers(SessionView) });
const signInRoute = createRoute({ method: 'post', path: '/session', tags, summary: 'Staff sign in, first step: user name and password', ...open(), request: { body: jsonBody(SignIn) }, responses: answers(SignedIn) });
const second = createRoute({ method: 'post', path: '/session/second-factor', tags, summary: 'Staff sign in, second step: code of the authenticator or a recovery code', ...open(), request: { body: jsonBody(SecondFactorCode) }, responses: answers(SignedIn) });
const end = createRoute({ method: 'delete', path: '/session', tags, summary: 'Sign out', ...open(), responses: answers(Done) });
const endOne = createRoute({ method: 'delete', path: '/session/others/{id}', tags, summary: 'End another session of one\'s own', ...account(), request: { params: IdParams }, responses: answers(Done) });
const askCode = createRoute({ method: 'post', path: '/session/code', tags, summary: 'Ask for a one-time code by SMS or mail', ...open(), request: { body: jsonBody(CodeRequest) }, responses: answers(CodeSent) });
const verifyCode = createRoute({ method: 'post', path: '/session/code/verify', tags, summary: 'Sign in by the one-time code', ...open(), request: { body: jsonBody(CodeSignIn) }, responses: answers(SignedIn) });
const password = createRoute({ method: 'put', path: '/session/password', tags, summary: 'Change one\'s own password', ...account(), request: { body: jsonBody(PasswordChange) }, responses: answers(Done) });
const begin = createRoute({ method: 'post', path: '/session/second-factor/secret', tags, summary: 'Begin to set up the second factor: secret and QR code', ...account(), request: { body: jsonBody(SecondFactorStart) }, responses: answers(SecondFactorSecret) });
const confirm = createRoute({ method: 'post', path: '/session/second-factor/confirm', tags, summary: 'Confirm the second factor by a code of it; answers with recovery codes', ...account(), request: { body: jsonBody(SecondFactorCode) }, responses: answers(RecoveryCodes) });
const renew = createRoute({ method: 'post', path: '/session/second-factor/recovery-codes', tags, summary: 'New recovery codes in place of the old ones', ...account(), request: { body: jsonBody(SecondFactorCode) }, responses: answers(RecoveryCodes) });

const deviceOf = (headers: Headers) => ({ userAgent: headers.get('user-agent') });

export const sessionsApi = createApi()
  .openapi(get, async (c) => c.json(await describeSession(c.var.ctx), 200))
  .openapi(signInRoute, async (c) => {
    const session = await signInByPassword(c.var.ctx, c.req.valid('json'), deviceOf(c.req.raw.headers));
    await giveSession(c, session.token, session.seconds ?? undefined);
    return c.json({ next: session.next }, 200);
  })
  .openapi(second, async (c) => {
    const { ctx } = c.var;
    const session = await passSecondFactor(ctx, await sessionTokenOf(c.req.raw.headers, ctx.keys), c.req.valid('json').code);
    await giveSession(c, session.token, session.seconds ?? undefined);
    return c.json({ next: session.next }, 200);
  })
  .openapi(end, async (c) => {
    const { ctx } = c.var;
    await signOut(ctx, await sessionTokenOf(c.req.raw.headers, ctx.keys));
    dropSession(c);
    return c.json(done, 200);
  })
  .openapi(endOne, async (c) => {
    await endOwnSession(c.var.ctx, c.req.valid('param').id);
    return c.json(done, 200);
  })
  .openapi(askCode, async (c) => c.json(await requestCode(c.var.ctx, c.req.valid('json').contact), 200))
  .openapi(verifyCode, async (c) => {
    const session = await signInByCode(c.var.ctx, c.req.valid('json'), deviceOf(c.req.raw.headers));
    await giveSession(c, session.token, session.seconds ?? undefined);
    return c.json({ next: session.next }, 200);
  })
  .openapi(password, async (c) => {
    await changePassword(c.var.ctx, c.req.valid('json'));
    return c.json(done, 200);
  })
  .openapi(begin, async (c) => c.json(await beginSecondFactor(c.var.ctx, c.req.valid('json')), 200))
  .openapi(confirm, async (c) => c.json({ codes: await confirmSecondFactor(c.var.ctx, c.req.valid('json').code) }, 200))
  .openapi(renew, async (c) => c.json({ codes: await renewOwnRecoveryCodes(c.var.ctx, c.req.valid('json').code) }, 200));
