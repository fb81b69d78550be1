import { staff, type TestContext, testContext } from '../../../tests/support/context.ts';
import type { AccountActor } from '../../platform/auth/actor.ts';
import { createOrganization, createRoot, type NewOrganization } from '../organizations/public.ts';
import { NoticeDraft } from './notices.schemas.ts';
import { draftNotice } from './usecases/draft-notice.ts';
import { sendNotice } from './usecases/send-notice.ts';

type Particulars = Partial<Omit<NewOrganization, 'parentId'>>;

/** A small province in a test: two cities with counties and schools, a body of the province, and staff of each. */
export interface Province {
  readonly ctx: TestContext;
  readonly ids: Record<'province' | 'east' | 'west' | 'river' | 'hill' | 'riverSchool' | 'hillSchool' | 'body', string>;
  /** An administrator or, for schools and bodies, a liaison of the place. */
  readonly staff: Record<keyof Province['ids'], TestContext>;
  add(parentId: string, name: string, particulars?: Particulars): Promise<string>;
  at(text: string): void;
}

export async function province(): Promise<Province> {
  const ctx = await testContext();
  let serial = 0;
  const full = (name: string, particulars: Particulars = {}) => ({ code: `N${++serial}`, name, nameEn: '', kind: 'office' as const, sector: null, level: null, divisionCode: null, ...particulars });
  const top = await ctx.db.transaction().execute((tx) => createRoot(tx, ctx, full('江省文明办')));
  const builder = ctx.as(staff({ role: 'office_admin', nodeId: top }));
  const add = async (parentId: string, name: string, particulars?: Particulars) => (await createOrganization(builder, { ...full(name, particulars), parentId })).id;
  const [east, west] = [await add(top, '东市文明办'), await add(top, '西市文明办')];
  const [river, hill] = [await add(east, '河县文明办'), await add(west, '山县文明办')];
  const ids = {
    province: top, east, west, river, hill,
    riverSchool: await add(river, '河县听雨小学', { kind: 'school', sector: '教育', level: 'national' }),
    hillSchool: await add(hill, '山县望云小学', { kind: 'school', sector: '教育', level: 'municipal' }),
    body: await add(top, '省直工委', { kind: 'body' }),
  };
  const roleAt = (key: keyof typeof ids) => (['riverSchool', 'hillSchool', 'body'].includes(key) ? 'unit_liaison' : 'office_admin');
  const people = Object.fromEntries(Object.entries(ids).map(([key, nodeId]) => [key, ctx.as(staff({ role: roleAt(key as keyof typeof ids), nodeId }))])) as Province['staff'];
  return { ctx, ids, staff: people, add, at: (text) => ctx.clock.set(new Date(`${text}:00+08:00`)) };
}

export const LEAD_FORM = { note: '', fields: [{ key: 'unit', label: '单位', kind: 'text', asks: 'unit.name' }, { key: 'lead', label: '分管领导', kind: 'person', asks: 'lead' }, { key: 'report', label: '启动情况', kind: 'long-text', required: false }] };
export const LEAD = [{ name: '林晓', post: '主任', mobile: '13800001234' }];

/** A draft with what a test says of it. */
export function draft(issuerId: string, given: Record<string, unknown> = {}): NoticeDraft {
  return NoticeDraft.parse({ issuerId, title: '关于开展主题活动的通知', body: [{ kind: 'paragraph', text: '现将有关事项通知如下。' }], series: '江文明办', audience: {}, ...given });
}

/** Drafts and sends. */
export async function sent(ctx: TestContext, input: NoticeDraft): Promise<string> {
  const id = await draftNotice(ctx, input);
  await sendNotice(ctx, id, { version: 1 });
  return id;
}

/** Another person with the same roles. */
export function colleagueOf(ctx: TestContext): TestContext {
  return ctx.as(staff(...(ctx.actor as AccountActor).grants));
}
