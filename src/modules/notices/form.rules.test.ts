import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAnswers, heldName, joinAnswers, keepContacts, splitAnswers } from './form.rules.ts';
import { type Answers, FormField, ReturnForm } from './form.schemas.ts';

const form = ReturnForm.parse({
  fields: [
    { key: 'lead', label: '分管领导', kind: 'person', asks: 'lead' },
    { key: 'team', label: '评论员', kind: 'person', min: 3, max: 5, withMobile: false },
    { key: 'office-phone', label: '办公电话', kind: 'phone', required: false },
    { key: 'mail', label: '邮箱', kind: 'email', required: false },
    { key: 'hours', label: '时长', kind: 'number', min: 0, max: 100, unit: '小时' },
    { key: 'kind', label: '类别', kind: 'choice', options: ['甲', '乙'] },
    { key: 'day', label: '日期', kind: 'date', required: false },
    { key: 'note', label: '说明', kind: 'long-text', required: false },
  ],
});

const person = (name: string, mobile = '') => ({ name, post: '', mobile });
const good: Answers = { lead: [person('林晓', '138 0000 1234')], team: [person('甲'), person('乙'), person('丙')], 'office-phone': '0451-12345678', mail: 'Desk@Example.org', hours: 7.5, kind: '甲', day: '2026-03-05', note: '=1+1' };
const pathsOf = (answers: Answers) => checkAnswers(form, answers, false).problems.map(({ path }) => path);

test('a good return is kept in one form', () => {
  const { answers, problems } = checkAnswers(form, good, false);
  expect(problems).toEqual([]);
  expect(answers).toMatchObject({ lead: [{ name: '林晓', mobile: '13800001234' }], mail: 'desk@example.org', hours: 7.5, note: '=1+1' });
});

test('each field that does not fit is named', () => {
  expect(pathsOf({})).toEqual(['answers.lead', 'answers.team', 'answers.hours', 'answers.kind']);
  expect(pathsOf({ ...good, lead: [person('林晓', '12')] })).toEqual(['answers.lead.0.mobile']);
  expect(pathsOf({ ...good, lead: [person('', '13800001234')] })).toEqual(['answers.lead.0.name']);
  expect(pathsOf({ ...good, team: [person('甲')], hours: 101, kind: '丙', day: '2026-02-30', mail: 'x@', 'office-phone': '12' })).toEqual(['answers.team', 'answers.office-phone', 'answers.mail', 'answers.hours', 'answers.kind', 'answers.day']);
  expect(pathsOf({ ...good, hours: '7' })).toEqual(['answers.hours']);
});

test('contacts are parted from the rest, masked, and put back', () => {
  const { answers } = checkAnswers(form, good, false);
  const { masked, contacts } = splitAnswers(form, answers);
  expect(JSON.stringify(masked)).not.toContain('13800001234');
  expect(masked).toMatchObject({ lead: [{ name: '林晓', mobile: '138****1234' }], mail: 'd***@example.org' });
  expect(contacts).toEqual({ lead: ['13800001234'], 'office-phone': '0451-12345678', mail: 'desk@example.org' });
  expect(joinAnswers(masked, contacts)).toEqual(answers);
  expect(keepContacts(form, masked, [contacts])).toEqual(answers);
});

test('a masked contact that nobody knows stays as it is and is refused', () => {
  const kept = keepContacts(form, { ...good, lead: [person('林晓', '139****0000')] }, [{ lead: ['13800001234'] }]);
  expect(pathsOf(kept)).toEqual(['answers.lead.0.mobile']);
});

test('whatever is sent, a check answers with problems and never throws, and what it keeps has only fields of the form', () => {
  const answer = fc.oneof(fc.string({ maxLength: 300 }), fc.double(), fc.array(fc.string({ maxLength: 20 }), { maxLength: 6 }), fc.array(fc.record({ name: fc.string(), post: fc.string(), mobile: fc.string() }), { maxLength: 6 }), fc.constant(null));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...form.fields.map(({ key }) => key), 'other'), answer), (answers) => {
      const { answers: kept, problems } = checkAnswers(form, answers as Answers, false);
      expect(Object.keys(kept).every((key) => form.fields.some((field) => field.key === key))).toBe(true);
      expect(problems.every(({ path }) => path.startsWith('answers.'))).toBe(true);
      splitAnswers(form, kept);
    }),
  );
});

test('a form asks for one thing once, with keys and options that differ', () => {
  const issues = (fields: unknown[]) => ReturnForm.safeParse({ fields }).error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(issues([{ key: 'a', label: 'A', kind: 'text' }, { key: 'a', label: 'B', kind: 'text' }])).toEqual(['fields.1.key']);
  expect(issues([{ key: 'a', label: 'A', kind: 'text', asks: 'lead' }, { key: 'b', label: 'B', kind: 'text', asks: 'lead' }])).toEqual(['fields.1.asks']);
  expect(issues([{ key: 'a', label: 'A', kind: 'choice', options: ['x'] }])).toEqual(['fields.0.options']);
  expect(issues([{ key: 'a', label: 'A', kind: 'number', min: 2, max: 1 }])).toEqual(['fields.0.max']);
});

test('what is asked for is held by kind and period', () => {
  const field = FormField.parse({ key: 'a', label: 'A', kind: 'number', asks: 'team.size', period: '2026-Q1' });
  expect(heldName(field)).toBe('number:team.size@2026-Q1');
  expect(heldName({ ...field, period: null })).toBe('number:team.size');
  expect(heldName({ ...field, asks: null })).toBeNull();
});
