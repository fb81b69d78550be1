import { defineErrors } from '../../platform/errors/errors.ts';

export const surveyErrors = defineErrors({
  'survey.not-found': { status: 404, zh: '没有这个问卷，或者它不在您的范围内。', en: 'There is no such survey, or it does not concern you.' },
  'survey.state': { status: 409, zh: '问卷现在的状态下不能这样做。', en: 'This cannot be done in the state the survey is in.' },
  'survey.window': { status: 422, zh: '截止时间应晚于开始时间。', en: 'The close must come after the opening.' },
  'survey.past': { status: 422, zh: '截止时间应在现在之后。', en: 'The close must lie after this moment.' },
  'survey.unit-missing': { status: 422, zh: '请选择主办单位范围内的单位。', en: 'Choose a unit of the host\'s area.' },
  'survey.named-open': { status: 422, zh: '记名问卷需要登录后填写，不能对所有人开放。', en: 'A survey by person needs an account; it cannot be open to anybody.' },
  'survey.no-questions': { status: 422, zh: '至少要有一个问题。', en: 'Ask at least one question.' },
  'survey.scale': { status: 422, zh: '量表须为2至11个整数分值。', en: 'A scale has 2 to 11 whole points.' },
  'survey.form-fixed': { status: 409, zh: '已有人作答，问题和填写方式不能再改；需要改动时请关闭后另建一份问卷。', en: 'Somebody has answered, so the questions and who may answer stay as they are. To change them, close this survey and make another.' },
  'survey.form-changed': { status: 409, zh: '问卷的问题刚刚改过，请刷新页面后再填。', en: 'The questions were just changed; load the page again and answer them anew.' },
  'survey.early': { status: 422, zh: '提前结束须写明理由，并将公布。', en: 'Closing before the time needs a reason, which is published.' },
  'survey.not-open': { status: 409, zh: '问卷尚未开始，{opensAt}起可以填写。', en: 'The survey is not open yet; it opens at {opensAt}.' },
  'survey.closed': { status: 409, zh: '问卷已于{closesAt}结束，这份答卷未被接受。', en: 'The survey closed at {closesAt}; these answers were not taken.' },
  'survey.not-eligible': { status: 403, zh: '这份问卷只请指定单位的人员填写。', en: 'Only people of the unit named are asked to answer this survey.' },
  'survey.answered': { status: 409, zh: '您已填写过这份问卷，每人一份；原来的答卷有效。', en: 'You have answered this survey already, once each; the first answers stand.' },
  'survey.not-answered': { status: 404, zh: '没有您的答卷。', en: 'There are no answers of yours.' },
  'survey.results-later': { status: 409, zh: '为保护填写人，结果在问卷结束后才汇总。', en: 'To protect those who answer, results are put together after the close.' },
  'survey.results-not-public': { status: 409, zh: '这份问卷的结果没有公布。', en: 'The results of this survey are not published.' },
  'survey.cross': { status: 422, zh: '请选择两个不同的、可以列表的问题，其中最多一个是多选题。', en: 'Choose two different questions that can be tabled, at most one of them with several choices.' },
});
