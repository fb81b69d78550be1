import { defineMessages, type Bilingual } from '../../platform/i18n/messages.ts';
import type { EntryState } from './contests.rules.ts';
import type { CategoryRow } from './contests.queries.ts';

/** Words that more than one part of the module speaks. */
export const contestsMessages = defineMessages({
  zh: { entries: '作品', title: '标题', call: '征集', category: '类别', unit: '单位', state: '状态', holder: '所在机构', submittedAt: '报送时间', publishedAt: '展示时间' },
  en: { entries: 'Entries', title: 'Title', call: 'Call', category: 'Category', unit: 'Unit', state: 'State', holder: 'At', submittedAt: 'Handed in', publishedAt: 'Published' },
});

export const ENTRY_STATE_NAMES: Readonly<Record<EntryState, Bilingual>> = {
  draft: { zh: '草稿', en: 'Draft' },
  waiting: { zh: '待审核', en: 'Waiting' },
  returned: { zh: '已退回', en: 'Returned' },
  'set-aside': { zh: '未入选', en: 'Set aside' },
  admitted: { zh: '已入围', en: 'Admitted' },
  published: { zh: '已展示', en: 'Published' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const CONTEST_STATE_NAMES: Readonly<Record<'draft' | 'open' | 'closed', Bilingual>> = {
  draft: { zh: '筹备中', en: 'In preparation' },
  open: { zh: '征集中', en: 'Open' },
  closed: { zh: '已截止', en: 'Closed' },
};

export const KIND_NAMES: Readonly<Record<CategoryRow['kind'], Bilingual>> = {
  text: { zh: '文字', en: 'Text' },
  article: { zh: '文章', en: 'Article' },
  picture: { zh: '图片', en: 'Pictures' },
  film: { zh: '视频', en: 'Film' },
  audio: { zh: '音频', en: 'Sound' },
};

/** What happened at a step of an entry's path. */
export const STEP_NAMES: Readonly<Record<string, Bilingual>> = {
  submitted: { zh: '报送', en: 'Handed in' },
  forwarded: { zh: '推荐', en: 'Forwarded' },
  returned: { zh: '退回修改', en: 'Returned' },
  resubmitted: { zh: '修改后再报', en: 'Handed in again' },
  'set-aside': { zh: '未入选', en: 'Set aside' },
  'taken-up': { zh: '重新审核', en: 'Taken up again' },
  'called-in': { zh: '上级调阅', en: 'Called in from above' },
  admitted: { zh: '入围', en: 'Admitted' },
  published: { zh: '展示', en: 'Published' },
  unpublished: { zh: '撤下', en: 'Taken down' },
  withdrawn: { zh: '作者撤回', en: 'Withdrawn by the author' },
};
