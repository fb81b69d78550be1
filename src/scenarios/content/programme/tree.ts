import data from '../../../../data/heilongjiang-2013.json' with { type: 'json' };

export type NodeKind = 'office' | 'body' | 'school' | 'agency' | 'enterprise' | 'media' | 'site' | 'community' | 'volunteer-group' | 'association';
export type CivilityLevel = 'national' | 'provincial' | 'municipal';

/** A node of the demonstration's tree, parents before children. */
export interface TreeNode {
  code: string;
  /** code of the parent; null for the province's office */
  parent: string | null;
  kind: NodeKind;
  name: string;
  nameEn: string;
  /** GB/T 2260 code */
  division: string;
  sector?: string;
  level?: CivilityLevel;
}

/** The province's office, 13 city offices, 8 direct bodies, county offices, and the units below them. */
export const TREE = data.nodes as readonly TreeNode[];

/** Code of the node at the top of the tree. */
export const ROOT_CODE = 'HLJ';

const byCode = new Map(TREE.map((node) => [node.code, node]));
const cityNames = new Map(TREE.filter(({ kind, division }) => kind === 'office' && division.endsWith('00')).map((node) => [node.division, node]));

/** A node by its code. Throws RangeError when there is none. */
export function treeNode(code: string): TreeNode {
  const node = byCode.get(code);
  if (!node) throw new RangeError(`no node ${code}`);
  return node;
}

/** The nodes that a notice of the province's office goes to: 13 cities and 8 direct bodies. */
export function recipients(): TreeNode[] {
  return TREE.filter((node) => node.parent === ROOT_CODE);
}

/** The nodes below offices and bodies that send up entries. */
export function units(): TreeNode[] {
  return TREE.filter((node) => node.kind !== 'office' && node.kind !== 'body');
}

/** The nodes from a node's parent up to the root: the tiers that an entry passes. */
export function tiersAbove(code: string): TreeNode[] {
  const tiers: TreeNode[] = [];
  for (let at = treeNode(code).parent; at !== null; at = treeNode(at).parent) tiers.push(treeNode(at));
  return tiers;
}

/** Where a text is set: the city's short name and the water that runs by it. */
export interface Setting {
  city: string;
  cityEn: string;
  river: string;
  riverEn: string;
}

const rivers = data.rivers as Readonly<Record<string, { zh: string; en: string }>>;
const cityDivisions = Object.keys(rivers);

/** The setting of a division's city; of Harbin for a division of the province as a whole. */
export function settingOf(division: string): Setting {
  const city = `${division.slice(0, 4)}00`;
  const known = rivers[city] ? city : '230100';
  const river = rivers[known] as { zh: string; en: string };
  const node = cityNames.get(known);
  return {
    city: (node?.name ?? '').replace(/(市|地区)?文明办$/u, ''),
    cityEn: (node?.nameEn ?? '').replace(/ (City|Prefecture) Civilization Office$/u, ''),
    river: river.zh,
    riverEn: river.en,
  };
}

/** The settings of the 13 cities, in the order of the tree. */
export function settings(): Setting[] {
  return cityDivisions.map(settingOf);
}
