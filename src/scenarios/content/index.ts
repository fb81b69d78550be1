/**
 * Content for demonstrations and scenarios: a synthetic tree and people, texts, pictures and films. Everything is made from
 * numbers and seeds, so a run can be repeated exactly; nothing speaks of a real person or unit.
 */
export { film, type Film, FILMS } from './films/films.ts';
export type { FilmWords } from './films/film-words.ts';
export { DEMO_MOBILE_PREFIX, type Person, PEOPLE, person } from './people/people.ts';
export { type Picture, picture, pictureWords } from './pictures/picture.ts';
export { CAMPAIGN, PHASE_TEXTS, type Prose, TOPIC_TEXTS, TRACK_TEXTS } from './programme/campaign-texts.ts';
export { bulletin, type BulletinFigures, CONCENTRATED_MONTH_NOTICE, LAUNCH_NOTICE } from './programme/notice-texts.ts';
export { type Programme, programme } from './programme/programme.ts';
export {
  type CivilityLevel,
  type NodeKind,
  recipients,
  ROOT_CODE,
  type Setting,
  settingOf,
  settings,
  tiersAbove,
  TREE,
  type TreeNode,
  treeNode,
  units,
} from './programme/tree.ts';
export { createRng, type Rng } from './rng.ts';
export type { Entry } from './texts/entry.ts';
export { essay } from './texts/essays/essay.ts';
export { type Nomination, nomination } from './texts/nominations/nomination.ts';
export { serviceReport, type ServiceReport } from './texts/service/report.ts';
