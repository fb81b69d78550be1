import type { Context } from '../platform/http/context.ts';
import type { FactView } from './ledger.schemas.ts';
import type { ListedFact } from './listed-fact.ts';
import type { Audience, SubjectRegistry } from './subjects.ts';

/** Facts as the audience sees them: with the links it may follow, and without what only staff should read. */
export async function presentFacts(ctx: Context, facts: readonly ListedFact[], audience: Audience, subjects: SubjectRegistry): Promise<FactView[]> {
  const linkOf = await subjects.find(ctx, facts.map((fact) => ({ type: fact.subjectType, id: fact.subjectId })), audience);
  return facts.map((fact) => {
    const link = linkOf({ type: fact.subjectType, id: fact.subjectId });
    const evidence = fact.declared?.evidence;
    return {
      id: fact.id,
      kind: fact.kind,
      nodeId: fact.nodeId,
      campaignId: fact.campaignId,
      subject: { type: fact.subjectType, href: link?.href ?? null, title: link?.title ?? null },
      quantity: fact.quantity,
      day: fact.day,
      recordedAt: fact.recordedAt.toISOString(),
      corrects: fact.corrects,
      reason: audience === 'staff' ? fact.reason : null,
      declared:
        fact.declared === null || evidence === undefined
          ? null
          : { by: fact.declared.by, source: fact.declared.source, fileId: 'fileId' in evidence ? evidence.fileId : null, url: 'url' in evidence ? evidence.url : null },
    };
  });
}
