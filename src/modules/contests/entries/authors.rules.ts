import { newId } from '../../../platform/ids/ids.ts';
import type { Author, AuthorView } from '../contests.schemas.ts';

/** Authors as an entry keeps them. */
export const authorsOf = (entry: { authors: unknown }): AuthorView[] => (entry.authors ?? []) as AuthorView[];

/** A name as it is compared: spaces, width and case tell nobody apart. */
export const nameKey = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/**
 * The authors of an entry after a change. A consent belongs to the person who gave it: it stays while the author's name does. Who enters a work from
 * the public speaks for one author, the first; every other one is asked themselves. A unit holds its authors' consent, unless it asks for one to be invited.
 * Nobody who was asked is spoken for again, by whatever id, place or spelling they come back: they stay unnamed until they answer.
 * @param wasAsked whether somebody of this name was invited to the entry before, listed now or not.
 */
export function mergeAuthors(before: readonly AuthorView[], input: readonly Author[], entrant: 'unit' | 'public', wasAsked: (name: string) => boolean = () => false): AuthorView[] {
  const known = input.map(({ id, name }) => before.find((each) => each.id === id && each.name === name));
  const claimed = new Set(known.flatMap((each) => (each === undefined ? [] : [each.id])));
  // Without an id an author is known by name, and under another name by the id.
  const former = input.map(({ id, name }, index) => {
    const found = known[index] ?? before.find((each) => !claimed.has(each.id) && (each.id === id || nameKey(each.name) === nameKey(name)));
    if (found !== undefined) claimed.add(found.id);
    return found;
  });
  const own = Math.max(0, former.findIndex((each) => each?.consent === 'held'));
  return input.map(({ invite, role, ...author }, index) => {
    const was = former[index];
    const same = was?.name === author.name ? was : undefined;
    const asked = (entrant === 'public' ? index !== own : invite === true) || (was !== undefined && was.consent !== 'held') || (was?.consent !== 'held' && wasAsked(author.name));
    const consent = !asked ? ('held' as const) : same === undefined || same.consent === 'held' ? ('missing' as const) : same.consent;
    const chosen = same !== undefined && (consent === 'given' || consent === 'withdrawn') ? { credit: same.credit } : {};
    const guardian = author.under14 ? { guardian: same?.under14 === true ? (same.guardian ?? ('missing' as const)) : ('missing' as const), fullName: same?.under14 === true && same.fullName === true } : {};
    return { ...author, ...chosen, id: same?.id ?? newId(), role: role ?? 'author', consent, ...guardian };
  });
}

/** One author changed, the others as they are; the same list where there is no such author. */
export const withAuthor = (authors: readonly AuthorView[], id: string, change: Partial<AuthorView>): AuthorView[] => authors.map((author) => (author.id === id ? { ...author, ...change } : author));
