import { Hono } from 'hono';
import type { Env } from '../../../platform/http/context.ts';
import { forumFeeds } from './forum-feed.ts';
import { forumPages } from './forum-pages.tsx';
import { letterPages } from './letter-pages.tsx';
import { listPages } from './list-pages.tsx';
import { minePages } from './mine-pages.tsx';
import { myPostPages } from './my-post-page.tsx';
import { pledgePages } from './pledge-pages.tsx';
import { rulesPages } from './rules-pages.tsx';
import { sayPages } from './say-pages.tsx';

/** Public pages of topics, tribute walls, pledges and letters, and one's own. */
export const voicePages = new Hono<Env>();

for (const register of [listPages, forumFeeds, forumPages, sayPages, rulesPages, pledgePages, letterPages, minePages, myPostPages]) register(voicePages);
