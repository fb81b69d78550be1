import type { Bilingual } from '../../platform/i18n/messages.ts';
import { OUTCOME_NAMES, type Outcome } from './awards.words.ts';

/** What an objector is told when their objection is answered. */
export function answeredMessage(about: { contest: Bilingual; number: number; outcome: Outcome; answer: Bilingual; link: string }): { subject: Bilingual; text: Bilingual } {
  const outcome = OUTCOME_NAMES[about.outcome];
  const contest = about.contest.en === '' ? about.contest.zh : about.contest.en;
  const answer = about.answer.en === '' ? about.answer.zh : about.answer.en;
  return {
    subject: { zh: `您的异议（第${about.number}号）已答复`, en: `Your objection no. ${about.number} is answered` },
    text: {
      zh: `您对“${about.contest.zh}”拟奖名单提出的第${about.number}号异议已答复：${outcome.zh}。\n${about.answer.zh}\n详见 ${about.link}`,
      en: `Your objection no. ${about.number} to the proposed awards of “${contest}” is answered: ${outcome.en.toLowerCase()}.\n${answer}\nSee ${about.link}`,
    },
  };
}

/** What whoever has a case in hand is told when it is withdrawn. It names nobody. */
export function withdrawnMessage(about: { contest: Bilingual; number: number; link: string }): { subject: Bilingual; text: Bilingual } {
  const contest = about.contest.en === '' ? about.contest.zh : about.contest.en;
  return {
    subject: { zh: `第${about.number}号异议已由异议人撤回`, en: `Objection no. ${about.number} was withdrawn` },
    text: { zh: `“${about.contest.zh}”的第${about.number}号异议已由异议人撤回，不再需要答复。\n${about.link}`, en: `Objection no. ${about.number} to the awards of “${contest}” was withdrawn by who sent it; it needs no answer any more.\n${about.link}` },
  };
}

/** What an entrant is told when their work wins an award. */
export function grantedMessage(about: { contest: Bilingual; title: Bilingual; level: Bilingual; link: string }): { subject: Bilingual; text: Bilingual } {
  const en = (text: Bilingual) => (text.en === '' ? text.zh : text.en);
  return {
    subject: { zh: `您的作品获${about.level.zh}`, en: `Your work won an award: ${en(about.level)}` },
    text: { zh: `您的作品《${about.title.zh}》在“${about.contest.zh}”中获${about.level.zh}。\n获奖名单：${about.link}`, en: `Your work “${en(about.title)}” won ${en(about.level)} in “${en(about.contest)}”.\nThe winners: ${about.link}` },
  };
}
