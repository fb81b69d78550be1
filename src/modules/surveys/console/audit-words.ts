import type { AuditWords } from '../../../console/shared/console-module.ts';

/** What the module writes into the audit log, in words. */
export const SURVEY_AUDIT: AuditWords = {
  acts: {
    'survey.created': { zh: '新建问卷', en: 'Made a survey' },
    'survey.changed': { zh: '修改问卷', en: 'Changed a survey' },
    'survey.published': { zh: '发布问卷', en: 'Published a survey' },
    'survey.closed': { zh: '结束问卷', en: 'Closed a survey' },
    'survey.results-published': { zh: '公布问卷结果', en: 'Published a survey’s results' },
  },
  objects: { survey: { zh: '问卷', en: 'Survey' } },
  fields: { formVersion: { zh: '问题的版本', en: 'Version of the questions' }, anonymous: { zh: '匿名', en: 'Anonymous' }, eligibility: { zh: '谁可以填写', en: 'Who may answer' }, results: { zh: '结果', en: 'Results' } },
};
