import { defineErrors } from '../../../platform/errors/errors.ts';

/** What may go wrong between the desk and a ballot box that runs apart. */
export const boxErrors = defineErrors({
  'box.away': { status: 503, zh: '票箱暂时联系不上，没有作任何改动，请稍后再试。', en: 'The ballot box cannot be reached; nothing was changed. Try again in a moment.' },
  'box.stranger': { status: 503, zh: '票箱地址上的应答不是本站的票箱：请检查两边的 HEMING_BOX_SECRET 是否一致。没有作任何改动。', en: 'What answers at the address of the ballot box is not our box: check that HEMING_BOX_SECRET is the same on both. Nothing was changed.' },
  'box.clock': { status: 409, zh: '票箱的时钟与本站相差{seconds}秒，请先校准两边的时钟（相差不超过5秒）。', en: 'The clocks of the ballot box and of this site differ by {seconds} seconds; set them right first (5 seconds are allowed).' },
  'box.same-secret': { status: 409, zh: '票箱与本站用了同一个密钥（HEMING_SECRET），请让票箱用它自己的。', en: 'The ballot box has the same HEMING_SECRET as this site; give it one of its own.' },
  'box.other-rules': { status: 409, zh: '票箱已按另一份规则收下了这个投票。', en: 'The ballot box has taken this poll up with other rules.' },
  'box.other-key': { status: 409, zh: '规则里写的票箱密钥不是这个票箱的。', en: 'The rules name the key of another ballot box.' },
  'box.export': { status: 409, zh: '票箱交出的全部数据没有通过核验，结果没有公布。', en: 'What the ballot box handed over does not verify, and no result was published.' },
  'order.refused': { status: 403, zh: '票箱只听从它的发证处。', en: 'The ballot box takes orders from its own desk only.' },
  'order.late': { status: 409, zh: '指令的时间与票箱的时钟相差5分钟以上，没有执行。请校准两边的时钟。', en: 'The time of the order is more than 5 minutes off the clock of the ballot box, and nothing was done. Set both clocks right.' },
  'ballot.elsewhere': { status: 409, zh: '这次投票的选票由另设的票箱收取：{url}', en: 'The ballots of this poll are taken by a box of its own: {url}' },
});
