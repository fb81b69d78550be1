import { defineMessages } from '../../../platform/i18n/messages.ts';

export const formFieldMessages = defineMessages({
  zh: {
    onlyWhen: (p: { tests: string }) => `仅在${p.tests}时填写。`,
    answered: (p: { question: string }) => `已填“${p.question}”`,
    unanswered: (p: { question: string }) => `未填“${p.question}”`,
    oneOf: (p: { question: string; values: string }) => `“${p.question}”选“${p.values}”`,
    atLeast: (p: { question: string; value: number }) => `“${p.question}”不小于 ${p.value}`,
    atMost: (p: { question: string; value: number }) => `“${p.question}”不大于 ${p.value}`,
    and: '且', or: '或',
    characters: (p: { min: number; max: number }) => `${p.min} 至 ${p.max} 字。`,
    charactersMost: (p: { max: number }) => `最多 ${p.max} 字。`,
    files: (p: { kinds: string; size: string; max: number }) => `${p.kinds}，每个不超过 ${p.size}，最多 ${p.max} 个。`,
    kept: (p: { names: string }) => `已上传：${p.names}。选择新文件会替换它们。`,
  },
  en: {
    onlyWhen: (p) => `Only when ${p.tests}.`,
    answered: (p) => `“${p.question}” is filled in`,
    unanswered: (p) => `“${p.question}” is left empty`,
    oneOf: (p) => `“${p.question}” is “${p.values}”`,
    atLeast: (p) => `“${p.question}” is ${p.value} or more`,
    atMost: (p) => `“${p.question}” is ${p.value} or less`,
    and: ' and ', or: ' or ',
    characters: (p) => `${p.min} to ${p.max} characters.`,
    charactersMost: (p) => `At most ${p.max} characters.`,
    files: (p) => `${p.kinds}, up to ${p.size} each, at most ${p.max}.`,
    kept: (p) => `Uploaded: ${p.names}. Choosing new files replaces them.`,
  },
});
