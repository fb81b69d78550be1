import type { Locale } from '../../../platform/i18n/messages.ts';
import { ChoiceField, type FormState, TextField, valueOf } from '../../../portal/shared/ui.ts';
import { contestPortalMessages } from './portal.messages.ts';
import { entryRulesMessages } from './rules.messages.ts';

interface AuthorsProps {
  readonly locale: Locale;
  readonly state: FormState;
  /** How many authors the form has room for. */
  readonly count: number;
}

const TITLES = ['mr', 'ms', 'pupil'] as const;

/** The authors of a work: the first one, for whom whoever enters it speaks, then co-authors and tutors, who decide on their own name later. */
export const AuthorsFields = ({ locale, state, count }: AuthorsProps) => {
  const t = contestPortalMessages(locale);
  const w = entryRulesMessages(locale);
  const field = { locale, state };
  const addresses = TITLES.map((value) => ({ value, title: t[value] }));
  const ages = [{ value: 'yes', title: w.ageOver }, { value: 'under14', title: w.ageUnder }];
  return (
    <>
      <TextField {...field} name="authorName" label={t.authorName} hint={t.authorHint} autocomplete="name" maxlength={40} />
      <ChoiceField {...field} name="address" label={t.address} choices={addresses} />
      <ChoiceField {...field} name="credit" label={t.credit} choices={[{ value: 'masked', title: t.creditMasked }, { value: 'full', title: t.creditFull }, { value: 'unit-only', title: t.creditUnit }]} />
      <ChoiceField {...field} name="adult" label={w.age} choices={ages} />
      <input type="hidden" name="authorId" value={valueOf(state, 'authorId')} />
      <input type="hidden" name="authors" value={String(count)} />
      {Array.from({ length: Math.max(0, count - 1) }, (_, index) => index + 2).map((number) => (
        <fieldset class="field" id={`field-author-${number}`}>
          <legend>{w.coAuthor({ number })}</legend>
          <p class="field-hint">{w.coAuthorHint}</p>
          <input type="hidden" name={`author-${number}.id`} value={valueOf(state, `author-${number}.id`)} />
          <TextField {...field} name={`author-${number}.name`} label={w.name} maxlength={40} optional />
          <ChoiceField {...field} name={`author-${number}.role`} label={w.role} choices={[{ value: 'author', title: w.roleAuthor }, { value: 'tutor', title: w.roleTutor }]} />
          <ChoiceField {...field} name={`author-${number}.address`} label={t.address} choices={addresses} />
          <ChoiceField {...field} name={`author-${number}.adult`} label={w.age} choices={ages} />
        </fieldset>
      ))}
    </>
  );
};
