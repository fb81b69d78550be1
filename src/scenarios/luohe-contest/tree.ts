import type { TreeNode } from '../content/index.ts';

/** Codes of the city's office, which hosts the contest, and of the body its experts belong to. */
export const CITY_CODE = 'LH';
export const EXPERTS_CODE = 'LH-ZJ';

const COUNTIES = [['02', '源汇区', 'Yuanhui District'], ['03', '郾城区', 'Yancheng District'], ['04', '召陵区', 'Shaoling District'], ['21', '舞阳县', 'Wuyang County'], ['22', '临颍县', 'Linying County']] as const;
/** Units of a county, and of the city itself: invented names, which no real unit has. */
const UNITS = [['沙澧小学', 'Shali Primary School', 'school', '教育'], ['青禾社区', 'Qinghe Community', 'community', '民政'], ['澧岸志愿服务队', 'Li’an Volunteer Team', 'volunteer-group', '群团'], ['麦浪食品厂', 'Mailang Food Works', 'enterprise', '国企']] as const;
const CITY_UNITS = [['河桥广播站', 'Heqiao Radio Station', 'media', '宣传'], ['柳岸影像工作室', 'Liu’an Film Studio', 'media', '宣传'], ['沙澧风网站', 'Shali Wind Website', 'site', '宣传'], ['晨帆设计学校', 'Chenfan School of Design', 'school', '教育']] as const;

const short = (nameEn: string) => nameEn.split(' ')[0]!;

/** The city's office, its experts, five counties' offices and units, parents before children. */
export const NODES: readonly TreeNode[] = [
  { code: CITY_CODE, parent: null, kind: 'office', name: '漯河市文明办', nameEn: 'Luohe City Civilization Office', division: '411100' },
  { code: EXPERTS_CODE, parent: CITY_CODE, kind: 'association', name: '漯河市公益广告专家组', nameEn: 'Luohe Panel of Public-Service Advertising', division: '411100', sector: '宣传' },
  ...CITY_UNITS.map(([name, nameEn, kind, sector], index): TreeNode => ({ code: `LH-U${index + 1}`, parent: CITY_CODE, kind, name: `漯河市${name}`, nameEn: `Luohe ${nameEn}`, division: '411100', sector, level: 'municipal' })),
  ...COUNTIES.flatMap(([digits, name, nameEn]): TreeNode[] => {
    const division = `4111${digits}`;
    const code = `LH-${division}`;
    return [
      { code, parent: CITY_CODE, kind: 'office', name: `${name}文明办`, nameEn: `${nameEn} Civilization Office`, division },
      ...UNITS.map(([unit, unitEn, kind, sector], index): TreeNode => ({ code: `${code}-U${index + 1}`, parent: code, kind, name: `${name}${unit}`, nameEn: `${short(nameEn)} ${unitEn}`, division, sector, level: 'municipal' })),
    ];
  }),
];

/** Offices of the counties and districts. */
export const COUNTY_CODES: readonly string[] = NODES.filter(({ kind, parent }) => kind === 'office' && parent !== null).map(({ code }) => code);
/** Units of counties, and those of the city that enter the category they work in. */
export const COUNTY_UNITS: readonly string[] = NODES.filter(({ parent }) => parent !== null && COUNTY_CODES.includes(parent)).map(({ code }) => code);
export const [RADIO, STUDIO, SITE, DESIGN] = CITY_UNITS.map((_, index) => `LH-U${index + 1}`) as [string, string, string, string];

const byCode = new Map(NODES.map((node) => [node.code, node]));

/** A node by its code. Throws RangeError when there is none. */
export function nodeOf(code: string): TreeNode {
  const node = byCode.get(code);
  if (node === undefined) throw new RangeError(`no node ${code}`);
  return node;
}
