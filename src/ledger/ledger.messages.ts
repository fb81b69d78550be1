import { defineMessages } from '../platform/i18n/messages.ts';

/** Headers and words of the exported facts. */
export const ledgerMessages = defineMessages({
  zh: {
    facts: '事实', about: '导出说明', item: '项目', value: '内容', day: '发生日期', kind: '事项', node: '机构', subject: '对应的记录', quantity: '数量', unit: '单位', recordedAt: '记录时间', reason: '更正原因', declaredBy: '填报单位', source: '依据', number: '事实编号', corrects: '更正的事实',
    by: '导出人', at: '导出时间', of: '统计机构（含下级）', basis: '机构归属', was: '按当时', now: '按现在', from: '从', to: '到', total: '事实总数', shown: '本表行数', sum: '合计', mixed: '单位不同，不能相加',
  },
  en: {
    facts: 'Facts', about: 'About this export', item: 'Item', value: 'Value', day: 'Day', kind: 'What happened', node: 'Organization', subject: 'Record behind it', quantity: 'Quantity', unit: 'Unit', recordedAt: 'Recorded', reason: 'Why corrected', declaredBy: 'Declared by', source: 'Source', number: 'Number of the fact', corrects: 'Corrects',
    by: 'Exported by', at: 'Exported at', of: 'Office with all below it', basis: 'Tree', was: 'As it was then', now: 'As it is now', from: 'From', to: 'To', total: 'Facts in all', shown: 'Rows here', sum: 'Sum', mixed: 'Of different units, not added up',
  },
});
