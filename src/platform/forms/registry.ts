import type { QuestionKind, QuestionRegistry } from './form.types.ts';
import { choiceKind } from './questions/choice.ts';
import { audioKind, fileKind, filmKind, pictureKind } from './questions/files.ts';
import { dateKind, numberKind } from './questions/number-and-date.ts';
import { articleKind, textKind } from './questions/words.ts';

const BASE: readonly QuestionKind[] = [textKind, articleKind, choiceKind, numberKind, dateKind, fileKind, pictureKind, filmKind, audioKind];

/** The kinds of question that every form has, with those a module adds. Throws where a kind is there twice. */
export function questionRegistry(...added: readonly QuestionKind[]): QuestionRegistry {
  const kinds = new Map<string, QuestionKind>();
  for (const each of [...BASE, ...added]) {
    if (kinds.has(each.kind)) throw new Error(`two kinds of question are called ${each.kind}`);
    kinds.set(each.kind, each);
  }
  return kinds;
}
