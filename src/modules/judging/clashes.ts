import type { Locale } from '../../platform/i18n/messages.ts';
import type { Clash } from './assignment/assignment.types.ts';
import { CONFLICT_NAMES } from './judging.messages.ts';
import type { ConflictReason } from './judging.words.ts';

/** How the ids of a problem are called. */
export interface Names {
  judge(id: string): string;
  entry(id: string): string;
  category(id: string): string;
}

const FEW = 5;

/** A clash of constraints as a sentence that says which numbers cannot hold together. */
export function clashInWords(clash: Clash, locale: Locale, names: Names): string {
  const en = locale === 'en';
  const say = (zh: string, english: string) => (en ? english : zh);
  const listed = (items: readonly string[]) => {
    const shown = items.slice(0, FEW).join(en ? ', ' : '、');
    return items.length <= FEW ? shown : say(`${shown}等`, `${shown} and others`);
  };
  const why = (reason: string) => {
    const known = CONFLICT_NAMES[reason as ConflictReason];
    return known === undefined ? reason : en ? known.en : known.zh;
  };
  const entries = (ids: readonly string[]) => listed(ids.map((id) => names.entry(id)));
  const judges = (ids: readonly string[]) => listed(ids.map((id) => names.judge(id)));
  switch (clash.kind) {
    case 'least-above-most':
      return say(`${names.judge(clash.judge)}至少评${clash.least}件，却最多评${clash.most}件。`, `${names.judge(clash.judge)} is to take at least ${clash.least} works but at most ${clash.most}.`);
    case 'fixed-conflict':
      return say(`“${names.entry(clash.entry)}”已分配给${names.judge(clash.judge)}，但${why(clash.why)}。`, `“${names.entry(clash.entry)}” is with ${names.judge(clash.judge)}, but ${why(clash.why)}.`);
    case 'fixed-beyond-wanted':
      return say(`“${names.entry(clash.entry)}”已有${clash.fixed}位评委，只需${clash.wanted}位。`, `“${names.entry(clash.entry)}” has ${clash.fixed} judges already and wants ${clash.wanted}.`);
    case 'fixed-beyond-most':
      return say(`${names.judge(clash.judge)}已有${clash.fixed}件，最多评${clash.most}件。`, `${names.judge(clash.judge)} has ${clash.fixed} works already and takes at most ${clash.most}.`);
    case 'too-few-judges': {
      const reasons = clash.conflicts.map((each) => say(`${names.judge(each.judge)}：${why(each.why)}`, `${names.judge(each.judge)}: ${why(each.why)}`));
      const because = reasons.length === 0 ? '' : say(`（${listed(reasons)}）`, ` (${listed(reasons)})`);
      return say(`“${names.entry(clash.entry)}”需${clash.wanted}位评委，能评的只有${clash.able}位${because}。`, `“${names.entry(clash.entry)}” wants ${clash.wanted} judges and only ${clash.able} can take it${because}.`);
    }
    case 'too-little-room': {
      const which = clash.all ? say('全部作品', 'All works') : clash.group === null ? say(`作品${entries(clash.entries)}`, `The works ${entries(clash.entries)}`) : say(`“${names.category(clash.group)}”类的作品`, `The works of “${names.category(clash.group)}”`);
      return say(`${which}还需评${clash.wanted}次，能评的评委一共只有${clash.room}次的余量：请增加评委，提高每人上限，或减少每件的评委数。`, `${which} want ${clash.wanted} more judgements, and the judges who can take them have room for ${clash.room}: add judges, raise what each takes, or ask for fewer judges a work.`);
    }
    case 'too-much-least':
      return say(`${clash.all ? '评委' : judges(clash.judges)}合计至少评${clash.least}件，可评的只有${clash.possible}件。`, `${clash.all ? 'The judges' : judges(clash.judges)} are to take at least ${clash.least} works, and only ${clash.possible} are there for them.`);
    case 'pair-cap':
      return say(`随机分配的上限${Math.round(clash.cap * 100)}%太低：作品${entries(clash.entries)}需评${clash.wanted}次，此上限下只有${clash.room}次。`, `The cap of ${Math.round(clash.cap * 100)} % is too low: ${entries(clash.entries)} want ${clash.wanted} judgements and have room for ${clash.room} under it.`);
    case 'pair-cap-least':
      return say(`随机分配的上限${Math.round(clash.cap * 100)}%太低：${judges(clash.judges)}至少评${clash.least}件，此上限下只有${clash.possible}件。`, `The cap of ${Math.round(clash.cap * 100)} % is too low: ${judges(clash.judges)} are to take ${clash.least} works and have ${clash.possible} under it.`);
    case 'not-connected':
      return clash.why === 'apart'
        ? say(`“${names.category(clash.group)}”类的作品被回避关系分成互不相连的${clash.parts.length}组，没有共同的评委，评分无法比较：请增加能评各组的评委。`, `Conflicts part the works of “${names.category(clash.group)}” into ${clash.parts.length} groups without a common judge, so their scores could not be compared: add a judge who can take works of each.`)
        : say(`“${names.category(clash.group)}”类的作品${clash.proven ? '按这些人数和上限无法' : '没有找到办法'}由共同的评委连起来，评分无法比较：请增加每件的评委数或每人上限。`, `With these loads the works of “${names.category(clash.group)}” ${clash.proven ? 'cannot' : 'could not'} be linked by common judges, so their scores could not be compared: ask for more judges a work or raise what each takes.`);
  }
}
