import { newId } from '../../../platform/ids/ids.ts';
import type { Author, AuthorView } from '../contests.schemas.ts';

/** Authors as an entry keeps them. */
export const authorsOf = (entry: { authors: unknown }): AuthorView[] => (entry.authors ?? []) as AuthorView[];

/**
 * The authors of an entry after a change. A consent belongs to the person who gave it: it stays while the author's name does. Who enters a work from
 * the public speaks for the first author; every other one is asked themselves. A unit holds its authors' consent, unless it asks for one to be invited.
 */
export function mergeAuthors(before: readonly AuthorView[], input: readonly Author[], entrant: 'unit' | 'public'): AuthorView[] {
  return input.map(({ id, invite, role, ...author }, index) => {
    const known = before.find((each) => each.id === id && each.name === author.name);
    const asked = entrant === 'public' ? index > 0 : invite === true;
    const consent = asked ? (known === undefined || known.consent === 'held' ? ('missing' as const) : known.consent) : known?.consent === 'given' || known?.consent === 'withdrawn' ? known.consent : invite === undefined && known?.consent === 'missing' && entrant === 'unit' ? ('missing' as const) : ('held' as const);
    const own = known !== undefined && (consent === 'given' || consent === 'withdrawn') ? { credit: known.credit } : {};
    const guardian = author.under14 ? { guardian: known?.under14 === true ? (known.guardian ?? ('missing' as const)) : ('missing' as const), fullName: known?.under14 === true && known.fullName === true } : {};
    return { ...author, ...own, id: known?.id ?? newId(), role: role ?? 'author', consent, ...guardian };
  });
}

/** One author changed, the others as they are; the same list where there is no such author. */
export const withAuthor = (authors: readonly AuthorView[], id: string, change: Partial<AuthorView>): AuthorView[] => authors.map((author) => (author.id === id ? { ...author, ...change } : author));
