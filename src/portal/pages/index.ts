import { Hono } from 'hono';
import type { Env } from '../../platform/http/context.ts';
import { typeSize } from './type-size.ts';

/** The pages that belong to no single module. */
export const portalPages = new Hono<Env>();

typeSize(portalPages);
