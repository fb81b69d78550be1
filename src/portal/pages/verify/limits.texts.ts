import type { TextSection } from '../about.texts.ts';

/** The same text as docs/checkable-votes.md. */
export const LIMITS: readonly TextSection[] = [
  {
    title: { zh: '', en: '' },
    paragraphs: [
      {
        zh: '这里的投票介于两者之间：普通的网上投票只能相信主办方，选举用的密码系统又太重。本站做到的是：每个投票人能查到自己的票算进去了，任何人能把全部票重数一遍，作弊的处理公开可查。做不到的也写在这里。',
        en: 'Polls here lie between two things: ordinary online votes, where one can only trust the organizer, and the cryptography of elections, which is too heavy for them. What is achieved: every voter can see that the ballot counts, anybody can count all ballots again, and how fraud was dealt with is open to all. What is not achieved is written here too.',
      },
    ],
  },
  {
    title: { zh: '能防什么', en: 'What it protects against' },
    paragraphs: [
      { lead: { zh: '改票、删票。', en: 'Changing or dropping ballots.' }, zh: '票一收下，您就得到签名的承诺；写入日志后，改动或删去任何一条，都会使您的回执对不上。回执就是证据。', en: 'As soon as a ballot is taken you hold a signed promise; once it is in the log, changing or dropping any leaf makes your receipt fail. The receipt is the evidence.' },
      { lead: { zh: '数错票。', en: 'Counting wrongly.' }, zh: '结束后公布整份日志，谁都可以重数，包括哪些票因什么理由不计。', en: 'After the close the whole log is published, and anybody can count it again, with the ballots that were left out and why.' },
      { lead: { zh: '事后改写历史。', en: 'Rewriting history.' }, zh: '每个检查点都包含此前的全部内容。凡是留有早先检查点或回执的人，都能发现前面被改过。', en: 'Each checkpoint covers all that came before. Whoever keeps an earlier checkpoint or receipt will see that something before it was changed.' },
      { lead: { zh: '给不同的人看不同的日志。', en: 'Showing different logs to different people.' }, zh: '外部见证人联署检查点后，主办方就不能让两拨人各看一份。没有见证人时，这一点要靠大家互相核对检查点。', en: 'Once outside witnesses cosign the checkpoints, the organizer cannot show one log to some and another to others. Without witnesses, people have to compare checkpoints among themselves.' },
    ],
  },
  {
    title: { zh: '不能防什么', en: 'What it does not protect against' },
    paragraphs: [
      { lead: { zh: '胁迫。', en: 'Coercion.' }, zh: '有人站在您身后看着您投票，本站不知道，也拦不住。', en: 'If somebody stands behind you while you vote, this site neither knows nor can prevent it.' },
      { lead: { zh: '买票卖票。', en: 'Buying and selling votes.' }, zh: '回执能向您证明您的票怎么投的，也就能向买票的人证明。要查自己的票，就难免如此。', en: 'A receipt that proves to you how you voted proves it to a buyer too. That is the price of being able to check.' },
      { lead: { zh: '虚报有资格的人。', en: 'Inventing eligible people.' }, zh: '谁有资格由主办方定。主办方若在名册里添上不存在的人并替他们投票，日志会如实记下这些票。公布有资格的人数，可供与实际情况比较。', en: 'The organizer says who may vote. One that adds people who do not exist and votes for them will have those ballots faithfully logged. The number of eligible people is published, to be compared with what is known otherwise.' },
      { lead: { zh: '被操纵的设备。', en: 'A tampered device.' }, zh: '手机或浏览器若被人控制，显示的和发出的可以不一样。用另一台设备核验回执可以发现。', en: 'A phone or browser under somebody else\'s control can show one thing and send another. Checking the receipt on another device reveals it.' },
      { lead: { zh: '拒收选票。', en: 'Refusing ballots.' }, zh: '主办方可以不收某人的票。没有回执，就没有证据；请及时投诉。', en: 'The organizer can refuse to take somebody\'s ballot. Without a receipt there is no evidence; complain at once.' },
      { lead: { zh: '泄露资格与选票的联系。', en: 'Linking people and ballots.' }, zh: '不记名方式下，发资格凭证的一方与收票的一方看到的东西对不上号；但同一机构若两边都管、又比对时间和网络地址，仍可能猜到。票箱若由另一方在另一台机器上运行，单凭任何一方都做不到；但投票页面仍由本站提供。日志里只有加盐的散列值，没有姓名和联系方式。', en: 'In secret mode what the eligibility desk sees cannot be matched with what the ballot box sees; yet one office that runs both and compares times and network addresses may still guess. With a box that another party runs on another machine, neither of the two can do so alone; the voting page itself still comes from the site. The log itself holds salted hashes, no names and no contacts.' },
      { lead: { zh: '钥匙失窃和恢复旧备份。', en: 'A stolen key, or a restored backup.' }, zh: '拿到签名钥匙的人可以另造一份日志；恢复旧备份会丢掉备份之后的记录。这两种情况，见证人和留有回执的人都能发现。', en: 'Whoever has the signing key can make another log; restoring an old backup loses what came after it. Witnesses, and people who hold receipts, will see either.' },
    ],
  },
  {
    title: { zh: '所以', en: 'Therefore' },
    paragraphs: [{ zh: '这样的投票适合评选、征求意见和公众参与，不适合选举公职人员，也不作为评奖和考核的依据。', en: 'Polls like this suit contests, consultation and taking part. They do not suit elections to public office, and they are no basis for awards or evaluation.' }],
  },
];
