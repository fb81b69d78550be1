import type { TreeNode } from '../content/index.ts';

/** Code of the city's office, at the top of the tree. */
export const CITY = 'LH';

type Kind = TreeNode['kind'];
/** Code, name, English name, division of the districts and counties of the city. */
const COUNTIES = [
  ['LH-1102', '源汇区', 'Yuanhui', '411102'],
  ['LH-1103', '郾城区', 'Yancheng', '411103'],
  ['LH-1104', '召陵区', 'Shaoling', '411104'],
  ['LH-1121', '舞阳县', 'Wuyang', '411121'],
  ['LH-1122', '临颍县', 'Linying', '411122'],
] as const;

/** Units of the city itself: kind, sector, name, English name. Each carries an invented word that no real unit is named by. */
const CITY_UNITS: readonly (readonly [Kind, string, string, string])[] = [
  ['media', '宣传', '漯河市沙澧潮声广播台', 'Luohe Chaosheng Radio'],
  ['media', '宣传', '漯河市澧岸新视频道', 'Luohe Li’an Television'],
  ['site', '宣传', '漯河市河湾新闻网', 'Luohe Hewan News Site'],
  ['school', '教育', '漯河市苇汀职业学院', 'Luohe Weiting College'],
  ['enterprise', '交通', '漯河市双汀公交公司', 'Luohe Shuangting Bus Company'],
  ['agency', '文化', '漯河市砚池图书馆', 'Luohe Yanchi Library'],
  ['association', '群团', '漯河市晴渡设计协会', 'Luohe Qingdu Design Association'],
  ['volunteer-group', '群团', '漯河市灯汛网络文明传播志愿服务队', 'Luohe Dengxun Online Civility Volunteers'],
];
/** Units of each district or county. */
const COUNTY_UNITS: readonly (readonly [Kind, string, string, string])[] = [
  ['school', '教育', '新穗中学', 'Xinsui Middle School'],
  ['agency', '文化', '檐雀文化馆', 'Yanque Cultural Centre'],
  ['enterprise', '国企', '清汀供水公司', 'Qingting Water Company'],
  ['community', '民政', '柳笛社区', 'Liudi Community'],
  ['volunteer-group', '群团', '麦垛志愿服务队', 'Maiduo Volunteer Team'],
];
const LEVELS = ['national', 'provincial', 'municipal'] as const;

/** The city's office, five offices of districts and counties, and 33 units: parents before children. */
export const LUOHE_TREE: readonly TreeNode[] = [
  { code: CITY, parent: null, kind: 'office', name: '漯河市文明办', nameEn: 'Luohe City Civilization Office', division: '411100' },
  ...unitsOf(CITY, '', '', '411100', CITY_UNITS),
  ...COUNTIES.flatMap(([code, name, nameEn, division]): TreeNode[] => [
    { code, parent: CITY, kind: 'office', name: `${name}文明办`, nameEn: `${nameEn} ${name.endsWith('县') ? 'County' : 'District'} Civilization Office`, division },
    ...unitsOf(code, name, `${nameEn} `, division, COUNTY_UNITS),
  ]),
];

function unitsOf(parent: string, prefix: string, prefixEn: string, division: string, units: readonly (readonly [Kind, string, string, string])[]): TreeNode[] {
  return units.map(([kind, sector, name, nameEn], index) => ({ code: `${parent}-U0${index + 1}`, parent, kind, sector, name: prefix + name, nameEn: prefixEn + nameEn, division, level: LEVELS[index % 3]! }));
}

/** A node by its code. Throws RangeError when there is none. */
export function luoheNode(code: string): TreeNode {
  const node = LUOHE_TREE.find((each) => each.code === code);
  if (node === undefined) throw new RangeError(`no node ${code}`);
  return node;
}

/** The nodes below the offices: they enter works. */
export const luoheUnits = (): TreeNode[] => LUOHE_TREE.filter(({ kind }) => kind !== 'office');
