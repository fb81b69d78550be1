import type { Bilingual } from '../../../platform/i18n/messages.ts';

interface Finding {
  readonly code: string;
  readonly text: Bilingual;
}

const words = {
  'poll-leaf': { zh: '第{index}条记录不是选票应有的样子。', en: 'Leaf {index} is not what a ballot looks like.' },
  'poll-rules-leaf': { zh: '第{index}条记录的规则散列值不在开头，或出现了两次。', en: 'The hash of the rules stands at leaf {index}; it belongs to the first leaf only.' },
  'poll-rules-missing': { zh: '缺少投票规则。', en: 'The rules of the poll are missing.' },
  'poll-rules-differ': { zh: '投票规则与第一条记录中的散列值不符：规则被改动过。', en: 'The rules do not match the hash in the first leaf: they were changed.' },
  'poll-other': { zh: '第{index}条记录属于另一个投票。', en: 'Leaf {index} belongs to another poll.' },
  'poll-part': { zh: '“{name}”无法读取。', en: '“{name}” cannot be read.' },
  'poll-part-order': { zh: '“{name}”不在应在的位置。', en: '“{name}” does not stand where it belongs.' },
  'poll-openings-missing': { zh: '第{index}条记录的加密选择没有公开。', en: 'The choices of leaf {index} are not disclosed.' },
  'poll-commitment': { zh: '第{index}条记录公布的选择与投票时承诺的不符。', en: 'The choices published for leaf {index} are not those it committed to.' },
  'poll-choices': { zh: '第{index}条记录的选择不符合规则。', en: 'The choices of leaf {index} do not follow the rules.' },
  'poll-time': { zh: '第{index}条记录的时间不在投票期间内。', en: 'Leaf {index} was taken outside of the time of the poll.' },
  'poll-twice': { zh: '第{index}条记录：同一投票人投了两次。', en: 'Leaf {index}: the same voter has a ballot already.' },
  'poll-withdrawn': { zh: '第{index}条记录选择了已撤下的选项。', en: 'Leaf {index} chose an option after it was withdrawn.' },
  'poll-result-missing': { zh: '缺少结果。', en: 'The result is missing.' },
  'poll-exclusion-unknown': { zh: '被排除的“{voter}”没有投过票，或被排除了两次。', en: 'The excluded voter “{voter}” has no ballot, or is excluded twice.' },
  'poll-exclusion-reason': { zh: '排除“{voter}”所依据的处理决定不在结果中。', en: 'The decision by which “{voter}” is excluded is not in the result.' },
  'poll-ballots-differ': { zh: '结果中的票数（{found}）与重新计数（{counted}）不符。', en: 'The result says {found} ballots, the recount {counted}.' },
  'poll-option-differs': { zh: '选项{number}：结果为{found}票，重新计数为{counted}票。', en: 'Option {number}: the result says {found} votes, the recount {counted}.' },
  'poll-kept': { zh: '您保存的选择与选票的承诺不符。', en: 'The choices you kept do not match the commitment of the ballot.' },
} satisfies Record<string, Bilingual>;

/** The first wrong thing of a poll, for people, under a code that never changes. */
export function pollFinding(code: keyof typeof words, params: Record<string, string | number> = {}): Finding {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));
  return { code, text: { zh: fill(words[code].zh), en: fill(words[code].en) } };
}
