import type { Db } from '../../platform/db/db.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { ErasedCounts, PersonContributor } from '../people/public.ts';
import { JUDGE_STATE_NAMES } from './judging.messages.ts';

const placesOf = (db: Db, personId: string) =>
  db
    .selectFrom('judging_judges as j')
    .innerJoin('judging_rounds as r', 'r.id', 'j.round_id')
    .select(['j.id', 'j.state', 'j.invited_at', 'j.answered_at', 'r.name_zh', 'r.name_en'])
    .where('j.person_id', '=', personId)
    .orderBy('j.id', 'desc')
    .execute();

/** What judging keeps of a person as a judge: panels, declared relations, and the scores they gave. */
export const judgingOfPerson: PersonContributor = {
  name: 'judging',
  async section(ctx, personId) {
    const rows = await placesOf(ctx.db, personId);
    if (rows.length === 0) return null;
    return {
      title: { zh: '我的评审', en: 'My judging' },
      purpose: { zh: '为说明作品由谁评审而保存；您给的分数是评审结果的依据，不因注销而改变，只去掉您的姓名。', en: 'Kept to account for how works were judged. Your scores are what results rest on: an erasure takes your name away, not them.' },
      rows: rows.slice(0, 5).map((row) => ({ title: pick({ zh: row.name_zh, en: row.name_en }, ctx.locale), value: pick(JUDGE_STATE_NAMES[row.state as keyof typeof JUDGE_STATE_NAMES], ctx.locale) })),
    };
  },
  async exportOwnData(ctx, personId) {
    const rows = await placesOf(ctx.db, personId);
    const ids = rows.map(({ id }) => id);
    const relations = ids.length === 0 ? [] : await ctx.db.selectFrom('judging_relations').select(['judge_id', 'kind', 'node_id', 'name', 'why', 'declared_at']).where('judge_id', 'in', ids).execute();
    // By the assignment's own id: a copy of one's data must not open what was blind.
    const scores = ids.length === 0 ? [] : await ctx.db.selectFrom('judging_assignments').select(['id', 'judge_id', 'state', 'value', 'confidence', 'note', 'feedback', 'panel', 'saved_at', 'locked_at']).where('judge_id', 'in', ids).orderBy('id').execute();
    return {
      judging: rows.map((row) => ({
        round: { zh: row.name_zh, en: row.name_en }, state: row.state, invitedAt: row.invited_at.toISOString(), answeredAt: row.answered_at?.toISOString() ?? null,
        relations: relations.filter(({ judge_id }) => judge_id === row.id).map((each) => ({ kind: each.kind, unitId: each.node_id, name: each.name, why: each.why })),
        scores: scores.filter(({ judge_id }) => judge_id === row.id).map((each) => ({ work: each.id, state: each.state, value: each.value, confidence: each.confidence, note: each.note, feedback: each.feedback, panel: each.panel, lockedAt: each.locked_at?.toISOString() ?? null })),
      })),
    };
  },
  async eraseOwnData(tx, _ctx, personId): Promise<ErasedCounts> {
    const ids = (await placesOf(tx, personId)).map(({ id }) => id);
    if (ids.length === 0) return { removed: {}, kept: {} };
    const relations = await tx.deleteFrom('judging_relations').where('judge_id', 'in', ids).executeTakeFirst();
    const notes = await tx.updateTable('judging_assignments').set({ note: '' }).where('judge_id', 'in', ids).where('note', '<>', '').executeTakeFirst();
    const scores = await tx.selectFrom('judging_assignments').select(({ fn }) => fn.countAll<number>().as('n')).where('judge_id', 'in', ids).where('state', '=', 'locked').executeTakeFirstOrThrow();
    return { removed: { judgingRelations: Number(relations.numDeletedRows), judgingNotes: Number(notes.numUpdatedRows) }, kept: { judgingScores: Number(scores.n) } };
  },
};
