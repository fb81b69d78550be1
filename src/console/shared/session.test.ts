import { expect, test } from 'vitest';
import { capability } from '../../platform/auth/actor.ts';
import { allows, officesOf } from './session.tsx';

const grant = (role: string, nodeId: string) => ({ role, roleName: role, nodeId, nodeName: nodeId, isTop: false });

test('roles at one node make one office, in the order they were given', () => {
  const offices = officesOf([grant('office_admin', 'a'), grant('editor', 'b'), grant('editor', 'a'), grant('editor', 'a')]);
  expect(offices.map(({ id, roles }) => [id, roles])).toEqual([['a', ['office_admin', 'editor']], ['b', ['editor']]]);
});

test('an entry shows to those whose office allows it, and to all when it needs nothing', () => {
  const [office = null] = officesOf([grant('editor', 'a')]);
  expect(allows(office, capability('x', ['editor']))).toBe(true);
  expect(allows(office, capability('x', ['office_admin']))).toBe(false);
  expect(allows(null, capability('x', ['editor']))).toBe(false);
  expect(allows(null, undefined)).toBe(true);
});
