import type { TreeNode } from '../content/index.ts';
import { PREFECTURES } from './places.ts';

/** Code of the province's office. */
export const PROVINCE_CODE = 'GZ';

/** Units of a county or, last, of a prefecture itself: invented names, which no real unit has. */
const UNITS = [
  [['听竹小学', 'Tingzhu Primary School', 'school', '教育'], ['晴岚社区', 'Qinglan Community', 'community', '民政']],
  [['望云中学', 'Wangyun Middle School', 'school', '教育'], ['稻香志愿服务队', 'Daoxiang Volunteer Team', 'volunteer-group', '群团']],
  [['映山小学', 'Yingshan Primary School', 'school', '教育'], ['青石巷社区', 'Qingshixiang Community', 'community', '民政']],
  [['溪声中学', 'Xisheng Middle School', 'school', '教育'], ['暖灯图书室', 'Nuandeng Reading Room', 'agency', '文化']],
] as const;
const OWN_UNIT = ['星桥学院', 'Xingqiao College', 'school', '教育'] as const;

type Unit = (typeof UNITS)[number][number] | typeof OWN_UNIT;

/** A prefecture's line as far as the scenario needs it. */
export interface Area {
  readonly prefecture: string;
  readonly counties: readonly { readonly code: string; readonly units: readonly string[] }[];
  /** Code of the unit that stands under the prefecture itself. */
  readonly ownUnit: string;
  readonly quota: number;
}

const office = (code: string, parent: string | null, name: string, nameEn: string, division: string): TreeNode => ({ code, parent, kind: 'office', name: `${name}文明办`, nameEn: `${nameEn} Civilization Office`, division });
const unit = (code: string, parent: string, place: readonly [string, string], division: string, [name, nameEn, kind, sector]: Unit): TreeNode => ({ code, parent, kind, name: `${place[0]}${name}`, nameEn: `${place[1]} ${nameEn}`, division, sector, level: 'municipal' });
/** `Guiyang City` → `Guiyang` */
const shortName = (nameEn: string) => nameEn.split(' ')[0]!;

const built = PREFECTURES.map((prefecture) => {
  const code = `GZ-${prefecture.division}`;
  const division = `${prefecture.division}00`;
  const counties = prefecture.counties.map(([digits, name, nameEn], index) => {
    const countyCode = `GZ-${prefecture.division}${digits}`;
    const countyDivision = `${prefecture.division}${digits}`;
    const units = UNITS[index]!.map((each, at) => unit(`${countyCode}-U${at + 1}`, countyCode, [name, shortName(nameEn)], countyDivision, each));
    return { code: countyCode, nodes: [office(countyCode, code, name, nameEn, countyDivision), ...units], units: units.map((each) => each.code) };
  });
  const own = unit(`${code}-U1`, code, [prefecture.name, shortName(prefecture.nameEn)], division, OWN_UNIT);
  return { area: { prefecture: code, counties: counties.map(({ code: county, units }) => ({ code: county, units })), ownUnit: own.code, quota: prefecture.quota } satisfies Area, nodes: [office(code, PROVINCE_CODE, prefecture.name, prefecture.nameEn, division), own, ...counties.flatMap(({ nodes }) => nodes)] };
});

/** Offices and units of the province, parents before children. */
export const NODES: readonly TreeNode[] = [office(PROVINCE_CODE, null, '贵州省', 'Guizhou Provincial', '520000'), ...built.flatMap(({ nodes }) => nodes)];
export const AREAS: readonly Area[] = built.map(({ area }) => area);

const byCode = new Map(NODES.map((node) => [node.code, node]));

/** A node by its code. Throws RangeError when there is none. */
export function nodeOf(code: string): TreeNode {
  const node = byCode.get(code);
  if (node === undefined) throw new RangeError(`no node ${code}`);
  return node;
}

/** Short name of the place a unit or office stands in: that of the office above a unit, without what offices are called. */
export function placeOf(code: string): { zh: string; en: string } {
  const node = nodeOf(code);
  const at = node.kind === 'office' ? node : nodeOf(node.parent!);
  return { zh: at.name.replace(/文明办$/u, ''), en: shortName(at.nameEn) };
}
