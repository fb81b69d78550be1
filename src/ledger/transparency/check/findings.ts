import type { Bilingual } from '../../../platform/i18n/messages.ts';

/** The first wrong thing that was found, for people, under a code that never changes. */
export interface Finding {
  readonly code: string;
  readonly text: Bilingual;
}

const words = {
  'not-readable': { zh: '无法识别此文件：它既不是回执，也不是本系统导出的日志。', en: 'This file cannot be read: it is neither a receipt nor an exported log.' },
  'cut-off': { zh: '文件不完整：在第{at}字节处中断。', en: 'The file is cut off at byte {at}.' },
  'archive-broken': { zh: '文件在第{at}字节处损坏，无法继续读取。', en: 'The file is damaged at byte {at} and cannot be read on.' },
  'member-too-large': { zh: '第{at}字节处的部分过大，不会是本系统导出的。', en: 'The part at byte {at} is too large to be of an export.' },
  'after-end': { zh: '文件在结尾之后（第{at}字节）还有内容。', en: 'Something stands after the end of the file, at byte {at}.' },
  'head-broken': { zh: '首部“heming-log.json”无法读取。', en: 'The head “heming-log.json” cannot be read.' },
  'key-broken': { zh: '公钥“{key}”无法读取，或与其编号不符。', en: 'The public key “{key}” cannot be read, or does not match its id.' },
  'key-differs': { zh: '文件使用的公钥不是您给定的公钥（文件中：{found}）。', en: 'The file is signed with another key than the one you gave (in the file: {found}).' },
  'note-broken': { zh: '签名文本“{what}”格式不对。', en: 'The signed note “{what}” is malformed.' },
  'not-signed': { zh: '“{what}”没有日志的签名。', en: '“{what}” is not signed by the log.' },
  'wrong-signature': { zh: '“{what}”上“{name}”的签名不对。', en: 'The signature of “{name}” on “{what}” is wrong.' },
  'witness-missing': { zh: '没有见证人“{name}”的联署。', en: 'The cosignature of the witness “{name}” is missing.' },
  'other-log': { zh: '检查点属于另一日志（{found}），应为{expected}。', en: 'The checkpoint is of another log ({found}) than {expected}.' },
  'other-size': { zh: '检查点的条数（{found}）与首部的（{expected}）不符。', en: 'The checkpoint counts {found} leaves, the head {expected}.' },
  'member-missing': { zh: '此处应为“{expected}”，实际是“{found}”。', en: 'Here “{expected}” should follow, but “{found}” does.' },
  'member-unknown': { zh: '出现了不认识的部分“{name}”。', en: 'There is a part “{name}” that is not known.' },
  'bundle-broken': { zh: '“{name}”不是应有的{expected}条记录。', en: '“{name}” does not hold the {expected} leaves it should.' },
  'leaf-differs': { zh: '第{index}条记录的内容与其散列值不符（“{name}”）。', en: 'The content of leaf {index} does not match its hash (“{name}”).' },
  'tile-differs': { zh: '“{name}”中的第{place}个散列值与记录不符。', en: 'Hash {place} of “{name}” does not follow from the leaves.' },
  'root-differs': { zh: '由全部记录算出的根散列值与最终检查点不符。', en: 'The root computed from all the leaves is not that of the final checkpoint.' },
  'history-differs': { zh: '日志在第{size}条时的内容与您保存的检查点不符：前面的记录被改动过。', en: 'At {size} leaves the log is not what the checkpoint you kept says: earlier leaves were changed.' },
  'history-longer': { zh: '您保存的检查点有{size}条，比导出的日志还多。', en: 'The checkpoint you kept counts {size} leaves, more than this export has.' },
  'leaf-not-canonical': { zh: '第{index}条记录不是规范格式的JSON。', en: 'Leaf {index} is not canonical JSON.' },
  'leaf-unknown': { zh: '第{index}条记录的种类“{kind}”不认识。', en: 'Leaf {index} is of the unknown kind “{kind}”.' },
  'receipt-broken': { zh: '回执的“{field}”无法读取。', en: 'The “{field}” of the receipt cannot be read.' },
  'receipt-empty': { zh: '回执里既没有承诺，也没有证明。', en: 'The receipt holds neither a promise nor a proof.' },
  'promise-differs': { zh: '承诺签的不是这条记录。', en: 'The promise was not signed for this leaf.' },
  'proof-differs': { zh: '证明对这条记录不成立：由它算不出检查点上的根散列值。', en: 'The proof does not hold for this leaf: it does not lead to the root on the checkpoint.' },
} satisfies Record<string, Bilingual>;

export type FindingCode = keyof typeof words;

const fill = (text: string, params: Record<string, string | number>) => text.replaceAll(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole));

export function finding(code: FindingCode, params: Record<string, string | number> = {}): Finding {
  return { code, text: { zh: fill(words[code].zh, params), en: fill(words[code].en, params) } };
}

/** Thrown where checking cannot go on; caught where the verdict is made. */
export class Wrong extends Error {
  readonly finding: Finding;

  constructor(found: Finding) {
    super(found.text.en);
    this.finding = found;
  }
}

/** Throws the first wrong thing. */
export function wrong(code: FindingCode, params: Record<string, string | number> = {}): never {
  throw new Wrong(finding(code, params));
}
