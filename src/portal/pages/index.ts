import { Hono } from 'hono';
import type { Env } from '../../platform/http/context.ts';
import { about } from './about.tsx';
import { feedback } from './feedback/feedback.tsx';
import { feeds } from './feeds.ts';
import { figures } from './figures/figures.tsx';
import { records } from './figures/records.tsx';
import { home } from './home.tsx';
import { regions } from './regions.tsx';
import { searchPage } from './search.tsx';
import { sitemap } from './sitemap.ts';
import { typeSize } from './type-size.ts';
import { verify } from './verify/verify.tsx';
import { works } from './works.tsx';

/** The pages that belong to no single module. */
export const portalPages = new Hono<Env>();

for (const register of [home, figures, records, about, feedback, regions, works, searchPage, feeds, sitemap, typeSize, verify]) register(portalPages);
