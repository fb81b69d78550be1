import { createMiddleware } from 'hono/factory';
import type { Env } from './context.ts';

// antd writes its styles into the page at run time, so inline styles are allowed; scripts come from this origin's files only.
const RULES = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
];
const POLICY = RULES.join('; ');

/** The policy of a page whose script also speaks to one other address. */
export const policyWith = (origin: string): string => [...RULES, `connect-src 'self' ${origin}`].join('; ');

/** The headers every answer carries. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
};

/** The same for an answer that is data and never a page: should somebody open it as one, nothing in it runs or loads. What else a page is told means nothing there. */
export const DATA_HEADERS: Readonly<Record<string, string>> = { 'content-security-policy': "default-src 'none'", 'x-content-type-options': 'nosniff' };

const ON_EVERY_ANSWER = Object.entries(SECURITY_HEADERS);

export const securityHeaders = createMiddleware<Env>(async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of ON_EVERY_ANSWER) if (!headers.has(name)) headers.set(name, value);
  if (c.var.ctx.origin.startsWith('https://')) headers.set('strict-transport-security', 'max-age=31536000');
});
