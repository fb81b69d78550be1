import { defineMessages } from '../../../platform/i18n/messages.ts';

/** What the checkers say, on the command line and on the page. */
export const verifyMessages = defineMessages({
  zh: {
    failed: '未通过：',
    exportWhole: ({ origin, size }: { origin: string; size: number }) => `完好：日志 ${origin} 的 ${size} 条记录都与最终检查点相符。`,
    root: ({ root }: { root: string }) => `根散列值：${root}`,
    countOf: ({ kind, count }: { kind: string; count: number }) => `${kind}：${count} 条`,
    cosigned: ({ name, time }: { name: string; time: string }) => `见证人 ${name} 于 ${time} 联署。`,
    closed: '该日志已封存。',
    stillOpen: '该日志尚未封存，以上为最近检查点时的内容。',
    keyYours: ({ fingerprint }: { fingerprint: string }) => `签名公钥与您给定的相符（指纹 ${fingerprint}）。`,
    keyInFile: ({ fingerprint }: { fingerprint: string }) => `签名公钥取自文件本身，指纹 ${fingerprint}；请与主办单位公布的指纹核对。`,
    receiptOf: ({ kind, origin }: { kind: string; origin: string }) => `日志 ${origin} 的回执（${kind}）。`,
    promised: ({ received, due }: { received: string; due: string }) => `日志于 ${received} 签名承诺收下此记录，并在 ${due} 之前写入。`,
    proven: ({ index, size }: { index: number; size: number }) => `已证明：此记录是日志 ${size} 条中的第 ${index} 条（从 0 数起）。`,
    notProven: '只有承诺，还没有写入的证明。请稍后重新保存回执再核验。',
    keptFits: '回执中您自己保存的内容与记录相符。',
  },
  en: {
    failed: 'Failed:',
    exportWhole: ({ origin, size }) => `Whole: all ${size} leaves of the log ${origin} agree with its checkpoint.`,
    root: ({ root }) => `Root hash: ${root}`,
    countOf: ({ kind, count }) => `${kind}: ${count}`,
    cosigned: ({ name, time }) => `Cosigned by the witness ${name} at ${time}.`,
    closed: 'The log is closed.',
    stillOpen: 'The log is still open; this is what it held at its latest checkpoint.',
    keyYours: ({ fingerprint }) => `Signed with the key you gave (fingerprint ${fingerprint}).`,
    keyInFile: ({ fingerprint }) => `The key comes from the file itself; compare its fingerprint, ${fingerprint}, with the one the office publishes.`,
    receiptOf: ({ kind, origin }) => `A receipt of the log ${origin} (${kind}).`,
    promised: ({ received, due }) => `The log signed at ${received} that it took this leaf and will hold it by ${due}.`,
    proven: ({ index, size }) => `Proven: it is leaf ${index} (counted from 0) of ${size} in the log.`,
    notProven: 'There is only the promise, no proof yet. Save the receipt again a little later and check it then.',
    keptFits: 'What you keep in the receipt fits the leaf.',
  },
});
