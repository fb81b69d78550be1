import { expect, test } from 'vitest';
import { capability } from '../../platform/auth/actor.ts';
import type { ConsoleModule } from '../shared/console-module.ts';
import { crumbsOf, entryOf, navigationFor } from './navigation.ts';

const label = (text: string) => ({ zh: text, en: text });
const page = async () => ({ default: () => null });
const route = (path: string, above?: string) => ({ path, title: label(path), page, ...(above === undefined ? {} : { above }) });
const send = capability('notices.send', ['office_admin']);

const modules: ConsoleModule[] = [
  { name: 'people', label: label('people'), order: 50, nav: [{ path: '/people', label: label('people') }], routes: [route('/people')] },
  {
    name: 'notices', label: label('notices'), order: 20,
    nav: [{ path: '/notices', label: label('all') }, { path: '/notices/sent', label: label('sent'), needs: send }],
    routes: [route('/notices'), route('/notices/sent'), route('/notices/sent/$noticeId'), route('/notices/sent/$noticeId/returns', '/notices/sent/$noticeId')],
  },
];
const office = (roles: string[], isTop = false) => ({ id: 'a', name: 'a', isTop, roles, roleNames: roles });

test('the navigation holds what the roles of the office allow, in the order of the modules', () => {
  const shown = (roles: string[]) => navigationFor(modules, office(roles)).map(({ module, entries }) => [module.name, entries.map(({ path }) => path)]);
  expect(shown(['office_admin'])).toEqual([['notices', ['/notices', '/notices/sent']], ['people', ['/people']]]);
  expect(shown(['unit_liaison'])).toEqual([['notices', ['/notices']], ['people', ['/people']]]);
});

test('what is for the top of the tree shows only there', () => {
  const feedback: ConsoleModule = { name: 'feedback', label: label('feedback'), order: 95, nav: [{ path: '/feedback', label: label('feedback'), needs: send, only: 'top' }], routes: [route('/feedback')] };
  expect(navigationFor([feedback], office(['office_admin'], true))).toHaveLength(1);
  expect(navigationFor([feedback], office(['office_admin']))).toEqual([]);
  expect(navigationFor([feedback], office(['unit_liaison'], true))).toEqual([]);
});

test('a page lies under the longest entry its path starts with', () => {
  expect(entryOf(modules, '/notices/sent/7')?.path).toBe('/notices/sent');
  expect(entryOf(modules, '/noticesx')).toBeUndefined();
});

test('the breadcrumb names the entry and the page above, with its parameters', () => {
  expect(crumbsOf(modules, '/notices/sent', undefined, {})).toEqual([]);
  expect(crumbsOf(modules, '/notices/sent/7', undefined, {}).map(({ to }) => to)).toEqual(['/notices/sent']);
  expect(crumbsOf(modules, '/notices/sent/7/returns', '/notices/sent/$noticeId', { noticeId: '7' }).map(({ to }) => to)).toEqual(['/notices/sent', '/notices/sent/7']);
});
