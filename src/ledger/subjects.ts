import type { Context } from '../platform/http/context.ts';

/** Who looks: staff whose area covers the figure, or anybody, where the figure is public. */
export type Audience = 'staff' | 'public';

/** Where the record behind a fact is shown, and what it is called in the reader's language. */
export interface SubjectLink {
  readonly href: string;
  readonly title: string;
}

/** How a module opens the records behind its facts; `app` collects them. */
export interface SubjectType {
  /** The `subject.type` that the module's facts carry. */
  readonly type: string;
  /** Links of the records that the audience may open; others (not published, erased) are left out. */
  links(ctx: Context, ids: readonly string[], audience: Audience): Promise<ReadonlyMap<string, SubjectLink>>;
}

type Subject = { readonly type: string; readonly id: string };

/** Looks up the links of any subjects, each type by its module, in one call a type. */
export class SubjectRegistry {
  readonly #types: ReadonlyMap<string, SubjectType>;

  constructor(types: readonly SubjectType[]) {
    this.#types = new Map(types.map((type) => [type.type, type]));
  }

  /** @returns a function that gives a subject's link, or null where there is none for this audience. */
  async find(ctx: Context, subjects: readonly Subject[], audience: Audience): Promise<(subject: Subject) => SubjectLink | null> {
    const wanted = Map.groupBy(subjects, (subject) => subject.type);
    const found = new Map<string, ReadonlyMap<string, SubjectLink>>();
    for (const [type, each] of wanted) {
      const links = await this.#types.get(type)?.links(ctx, [...new Set(each.map((subject) => subject.id))], audience);
      if (links !== undefined) found.set(type, links);
    }
    return (subject) => found.get(subject.type)?.get(subject.id) ?? null;
  }
}
