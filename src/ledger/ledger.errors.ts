import { defineErrors } from '../platform/errors/errors.ts';

export const ledgerErrors = defineErrors({
  'ledger.fact-not-found': { status: 404, zh: '没有找到这条事实。', en: 'This fact was not found.' },
  'ledger.already-reversed': { status: 409, zh: '这条事实已经冲销，不能再次冲销。', en: 'This fact is already reversed.' },
  'ledger.below-zero': { status: 422, zh: '更正后的数量不能小于零（现为{stands}）。', en: 'The corrected quantity cannot fall below zero (it is {stands} now).' },
  'ledger.no-change': { status: 422, zh: '更正的差额不能为零。', en: 'The difference of a correction cannot be zero.' },
  'ledger.reason-missing': { status: 422, zh: '请写明更正的原因（最多500个字）。', en: 'Say why it is corrected, in at most 500 characters.' },
  'ledger.quantity': { status: 422, zh: '数量应大于零，最多两位小数。', en: 'A quantity is above zero and has at most two decimals.' },
  'ledger.not-yet': { status: 422, zh: '事实的日期（{day}）不能晚于今天。', en: 'A fact cannot lie in the future ({day}).' },
  'ledger.declaration-missing': { status: 422, zh: '外部数据须写明由谁申报、出处和依据。', en: 'An outside figure needs who states it, its source and its evidence.' },
  'ledger.unknown-kind': { status: 422, zh: '没有这种事实：{kind}。', en: 'There is no such kind of fact: {kind}.' },
  'ledger.mixed-units': { status: 422, zh: '单位不同的数（{units}）不能相加，请按种类分列。', en: 'Figures of different units ({units}) cannot be added up; break them down by kind.' },
});
