/**
 * Content for demonstrations and scenarios: a synthetic tree and people, texts, pictures and films. Everything is made from
 * numbers and seeds, so a run can be repeated exactly; nothing speaks of a real person or unit.
 */
export { film } from './films/films.ts';
export { person } from './people/people.ts';
export { picture } from './pictures/picture.ts';
export { CAMPAIGN, PHASE_TEXTS, type Prose, TOPIC_TEXTS, TRACK_TEXTS } from './programme/campaign-texts.ts';
export { CONCENTRATED_MONTH_NOTICE, LAUNCH_NOTICE } from './programme/notice-texts.ts';
export { programme } from './programme/programme.ts';
export { recipients, ROOT_CODE, settingOf, tiersAbove, TREE, type TreeNode, treeNode, units } from './programme/tree.ts';
export { essay } from './texts/essays/essay.ts';
export { nomination } from './texts/nominations/nomination.ts';
export { serviceReport } from './texts/service/report.ts';
