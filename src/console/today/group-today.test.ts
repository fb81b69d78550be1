import { expect, test } from 'vitest';
import { endOfWeek, groupToday } from './group-today.ts';

// Tuesday 5 March 2013, 10:00 in China.
const now = Date.parse('2013-03-05T02:00:00Z');
const item = (key: string, dueAt: string | null, overdue = false) => ({ key, dueAt, overdue });

test('a week ends on Sunday', () => {
  expect(endOfWeek('2013-03-05')).toBe('2013-03-10');
  expect(endOfWeek('2013-03-10')).toBe('2013-03-10');
  expect(endOfWeek('2013-12-31')).toBe('2014-01-05');
});

test('what waits is grouped by due time on China’s clocks, the soonest first', () => {
  const groups = groupToday(
    [
      item('later', '2013-03-10T16:00:00Z'),
      item('none', null),
      item('sunday', '2013-03-10T15:59:00Z'),
      item('tonight', '2013-03-05T15:59:00Z'),
      item('noon', '2013-03-05T04:00:00Z'),
      item('past', '2013-03-05T01:59:00Z'),
    ],
    now,
  );
  expect(groups.map(({ group, items }) => [group, items.map(({ key }) => key)])).toEqual([
    ['overdue', ['past']],
    ['dueToday', ['noon', 'tonight']],
    ['dueThisWeek', ['sunday']],
    ['dueLater', ['later']],
    ['notDue', ['none']],
  ]);
});

test('what the server calls overdue is overdue, whatever this machine’s clock says', () => {
  expect(groupToday([item('a', '2013-03-09T00:00:00Z', true)], now)[0]?.group).toBe('overdue');
});
