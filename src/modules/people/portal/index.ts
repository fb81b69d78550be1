import { Hono } from 'hono';
import type { Env } from '../../../platform/http/context.ts';
import { demoPage } from './demo-page.tsx';
import { guardianPages } from './guardian-pages.tsx';
import { invitationPages } from './invitation-pages.tsx';
import { meCopyPages } from './me-copy-pages.tsx';
import { meEditPages } from './me-edit-pages.tsx';
import { mePages } from './me-pages.tsx';
import { outboxPage } from './outbox-page.tsx';
import { setupPages } from './setup-pages.tsx';
import { signInPages } from './sign-in-pages.tsx';

/** The pages of this module on the public site. */
export const peoplePages = new Hono<Env>();

for (const register of [signInPages, invitationPages, setupPages, mePages, meEditPages, guardianPages, meCopyPages, outboxPage, demoPage]) register(peoplePages);
