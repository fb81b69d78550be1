import { randomBytes } from 'node:crypto';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { readContact } from '../../people/public.ts';
import { voterTag } from '../ballots/pass.ts';
import { canonicalCode, canonicalContact, codeFrom } from '../eligibility/contacts.ts';
import { addVoters } from '../eligibility/voters.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { countVoters } from '../polls.queries.ts';

/** Adds contacts to the list of a draft; the contacts themselves are not kept. What is no contact is told by its row. Errors: poll.state. */
export async function addRoster(ctx: Context, id: string, contacts: readonly string[]) {
  const demonstration = await isDemonstration(ctx);
  return ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'edit');
    if (poll.eligibility !== 'roster') pollErrors.fail('poll.state');
    const refused: { row: number; text: string }[] = [];
    const tags: Buffer[] = [];
    for (const [index, text] of contacts.entries()) {
      const contact = readContact(text, demonstration);
      if (contact === null) refused.push({ row: index + 1, text });
      else tags.push(voterTag(ctx.keys, id, canonicalContact(contact)));
    }
    const added = await addVoters(tx, id, tags);
    await audit(tx, ctx, { action: 'poll.roster-filled', objectType: 'poll', objectId: id, nodeId: poll.hostId, after: { added, refused: refused.length } });
    return { added, known: tags.length - added, refused, total: await countVoters(tx, id) };
  });
}

/** Makes invitation codes for a draft; they are shown this once, and only a keyed hash of each is kept. Errors: poll.state. */
export async function makeCodes(ctx: Context, id: string, count: number): Promise<{ codes: string[]; total: number }> {
  return ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'edit');
    if (poll.eligibility !== 'code') pollErrors.fail('poll.state');
    const codes = Array.from({ length: count }, () => codeFrom(randomBytes(12)));
    await addVoters(tx, id, codes.map((code) => voterTag(ctx.keys, id, `code:${canonicalCode(code)}`)));
    await audit(tx, ctx, { action: 'poll.codes-made', objectType: 'poll', objectId: id, nodeId: poll.hostId, after: { count } });
    return { codes, total: await countVoters(tx, id) };
  });
}
