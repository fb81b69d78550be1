import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordOfWindow } from './activity-kind.ts';
import { after, changedFields, instantsOf, mayRunCreation, publishProblems, resolvePhases, spanOf, STATE_TABLE, type Step, STEPS, stepsFrom } from './campaigns.rules.ts';
import { CampaignContent, type CampaignState, STATES } from './campaigns.schemas.ts';
import { readyContent } from './test-kit.ts';

const county = { kind: 'office', divisionCode: '230123' };
const codes = (content: CampaignContent, host = county, count = 3) => publishProblems(content, host, count).map(({ path, code }) => `${path} ${code}`);

test('whatever steps are tried, a campaign is never a draft again and never leaves the archive', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 30 }), (steps) => {
      let state: CampaignState | 'gone' = 'draft';
      let published = false;
      for (const step of steps) {
        if (state === 'gone') break;
        const next: CampaignState | 'gone' | undefined = after(state, step);
        if (next === undefined) continue;
        if (published) expect(next).not.toBe('draft');
        if (published) expect(next).not.toBe('gone');
        if (state === 'archived') throw new Error('left the archive');
        published ||= next === 'published';
        state = next;
      }
    }),
  );
});

test('every state is reached, and only what the table names is offered', () => {
  const reached = new Set<CampaignState | 'gone'>(['draft']);
  for (let round = 0; round < STATES.length; round++) for (const state of STATES) if (reached.has(state)) for (const step of stepsFrom(state)) reached.add(after(state, step)!);
  expect([...STATES].every((state) => reached.has(state))).toBe(true);
  for (const state of STATES) for (const step of STEPS) expect(stepsFrom(state).includes(step as Step)).toBe(Object.hasOwn(STATE_TABLE[state], step));
});

test('an empty draft is told everything it lacks, field by field', () => {
  expect(codes(CampaignContent.parse({ year: 2026 }), county, 0)).toEqual([
    'content.name.zh campaign.name-missing', 'content.slug campaign.slug-missing', 'content.summary.zh campaign.summary-missing',
    'content.phases campaign.no-phases', 'content.tracks campaign.no-tracks', 'content.audience campaign.empty-audience',
  ]);
  expect(codes(readyContent())).toEqual([]);
});

test('phases stand in order and do not overlap; milestones fall within them', () => {
  const content = readyContent();
  const [launch, running] = content.phases as [CampaignContent['phases'][0], CampaignContent['phases'][0]];
  expect(codes({ ...content, phases: [launch, { ...running, from: launch.to }] })).toEqual(['content.phases.1.from campaign.phase-overlaps']);
  expect(codes({ ...content, phases: [running, launch] })).toEqual(['content.phases.1.from campaign.phase-overlaps']);
  expect(codes({ ...content, phases: [{ ...launch, to: launch.from, from: launch.to }] })).toContain('content.phases.0.to campaign.phase-reversed');
  const late = { ...content.milestones[0]!, date: { rule: { kind: 'solar-term' as const, term: '冬至' as const }, yearsLater: 0 } };
  expect(codes({ ...content, milestones: [late] })).toEqual(['content.milestones.0.date campaign.milestone-outside']);
});

test('creation and model-selection programmes name their approval basis and are not run by towns or communities', () => {
  const content = readyContent({ nature: 'creation' });
  expect(codes(content)).toEqual(['content.approval.basis.zh campaign.approval-missing']);
  const approved = readyContent({ nature: 'model-selection', approval: { basis: { zh: '省级年度计划第三项' } } });
  expect(codes(approved)).toEqual([]);
  expect(codes(approved, { kind: 'office', divisionCode: '230123100' })).toEqual(['content.nature campaign.host-level']);
  expect(mayRunCreation({ kind: 'community', divisionCode: null })).toBe(false);
});

test('dates of phases follow the calendar of the year, with the last day counted', () => {
  const lunar = { rule: { kind: 'lunar' as const, month: 12, day: 30 }, yearsLater: 0 };
  const content = readyContent({ phases: [{ id: '00000000-0000-7000-8000-000000000001', name: { zh: '清明到除夕' }, from: { rule: { kind: 'solar-term', term: '清明' } }, to: lunar }] });
  expect(resolvePhases({ ...content, year: 2013 })).toMatchObject([{ from: '2013-04-04', to: '2014-01-30' }]);
  expect(resolvePhases({ ...content, year: 2026 })).toMatchObject([{ from: '2026-04-05', to: '2027-02-05' }]);
  expect(spanOf({ ...content, year: 2026 })).toEqual({ from: '2026-04-05', to: '2027-02-05' });
  const { from, to } = instantsOf({ id: '', from: '2026-03-05', to: '2026-03-05' });
  expect([from.toISOString(), to.toISOString()]).toEqual(['2026-03-04T16:00:00.000Z', '2026-03-05T16:00:00.000Z']);
});

test('a change is found in whatever order an object\'s keys stand', () => {
  const content = readyContent();
  const turned = { ...content, name: { en: content.name.en, zh: content.name.zh } };
  expect(changedFields(content, turned)).toEqual([]);
  expect(changedFields(content, { ...turned, year: 2027 })).toEqual(['year']);
});

test('what an office has opened is called by its window: before, within, from the closing instant on', () => {
  const words = { open: { zh: '征集中', en: 'Open' }, closed: { zh: '已截止', en: 'Closed' } };
  const window = { opens_at: new Date('2026-03-01T00:00:00+08:00'), closes_at: new Date('2026-04-01T00:00:00+08:00') };
  const at = (instant: string) => wordOfWindow(window, new Date(instant), words).en;
  expect([at('2026-02-28T23:59:59+08:00'), at('2026-03-01T00:00:00+08:00'), at('2026-03-31T23:59:59+08:00'), at('2026-04-01T00:00:00+08:00')]).toEqual(['Not yet open', 'Open', 'Open', 'Closed']);
});
