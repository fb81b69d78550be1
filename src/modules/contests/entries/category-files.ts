import type { Purpose } from '../../../platform/files/file-types.ts';
import type { CategoryRow } from '../contests.queries.ts';

/** For what purposes files of a work in a category are sent; the first is the one its form asks for. */
export const PURPOSES_OF: Readonly<Record<CategoryRow['kind'], readonly Purpose[]>> = { text: ['picture'], article: ['document'], picture: ['picture'], film: ['film'], audio: ['audio'] };
export const purposeOf = (kind: CategoryRow['kind']): Purpose => PURPOSES_OF[kind][0]!;
/** Whether a work of the category is typed; an article may be typed or come as a manuscript. */
export const isTyped = (kind: CategoryRow['kind']): boolean => kind === 'text' || kind === 'article';
