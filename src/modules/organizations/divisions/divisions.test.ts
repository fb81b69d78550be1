import { expect, test } from 'vitest';
import { childrenOf, division, divisionPath, isDivisionCode, isWithin, searchDivisions } from './divisions.ts';

const names = (code: string): string[] => divisionPath(code).map((step) => step.name);

test.each([
  ['230000', '黑龙江省', 'province', null],
  ['230100', '哈尔滨市', 'city', '230000'],
  ['232700', '大兴安岭地区', 'city', '230000'],
  ['230102', '道里区', 'county', '230100'],
  ['441900', '东莞市', 'city', '440000'],
  ['110101', '东城区', 'county', '110000'],
  ['419001', '济源市', 'county', '410000'],
  ['659001', '石河子市', 'county', '650000'],
])('%s is %s', (code, name, level, parent) => {
  expect(division(code)).toEqual({ code, name, level, parent, grouping: false });
});

test('the standard has 34 provinces, and every other division lies in one', () => {
  const provinces = childrenOf(null);
  expect(provinces).toHaveLength(34);
  const cities = provinces.flatMap((province) => childrenOf(province.code).filter((child) => child.level === 'city'));
  expect(cities).toHaveLength(333);
  const all = [...provinces.flatMap((province) => childrenOf(province.code)), ...cities.flatMap((city) => childrenOf(city.code))];
  const counties = all.filter((child) => child.level === 'county');
  expect(new Set(counties.map((county) => county.code)).size).toBe(counties.length);
  expect(counties.length).toBeGreaterThan(2800);
});

test('Heilongjiang has twelve cities and one prefecture', () => {
  const cities = childrenOf('230000');
  expect(cities).toHaveLength(13);
  expect(cities.map((city) => city.name)).toContain('大兴安岭地区');
  expect(childrenOf('230100')).toHaveLength(18);
});

test('codes that only group counties are known, and no step of a path', () => {
  for (const code of ['110100', '500200', '419000', '429000', '469000', '659000']) {
    expect(division(code)?.grouping).toBe(true);
    expect(childrenOf(division(code)?.parent ?? '').map((child) => child.code)).not.toContain(code);
    expect(childrenOf(code).length).toBeGreaterThan(0);
  }
  expect(names('500229')).toEqual(['重庆市', '城口县']);
  expect(names('429004')).toEqual(['湖北省', '仙桃市']);
  expect(childrenOf('110000')).toHaveLength(16);
});

test('paths run from the province down', () => {
  expect(names('230624')).toEqual(['黑龙江省', '大庆市', '杜尔伯特蒙古族自治县']);
  expect(names('999999')).toEqual([]);
  expect(isWithin('230624', '230600')).toBe(true);
  expect(isWithin('230600', '230600')).toBe(true);
  expect(isWithin('230102', '230600')).toBe(false);
});

test.each(['000000', '23', '2301', '230199', '', '２３００００'])('%j is no code', (code) => {
  expect(isDivisionCode(code)).toBe(false);
});

test('search finds names, beginnings, codes and names in context', () => {
  expect(searchDivisions('哈尔滨')[0]?.code).toBe('230100');
  expect(searchDivisions('2327').map((found) => found.name)).toEqual(['大兴安岭地区', '漠河市', '呼玛县', '塔河县']);
  expect(searchDivisions('黑龙江 向阳').map((found) => found.code)).toEqual(['230402', '230803']);
  expect(searchDivisions('北京')[0]?.code).toBe('110000');
  expect(searchDivisions('区', 5)).toHaveLength(5);
  expect(searchDivisions('  ')).toEqual([]);
});
