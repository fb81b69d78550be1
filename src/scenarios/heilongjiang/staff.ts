import { person, ROOT_CODE, TREE, treeNode, type TreeNode } from '../content/index.ts';
import { ADMINISTRATORS, type Staff } from '../run/founding.ts';

/** The administrator and the editor of the province's office. */
export const PROVINCE = 'province';
export const EDITOR = 'editor';

const short = (node: TreeNode) => node.nameEn.toLowerCase().replaceAll(/[^a-z0-9 ]/g, '').split(' ');
const firstWord = new Map<string, string>();

/** A name to sign in by, from the first words of the English name; with the code where another has it. */
function usernameOf(node: TreeNode): string {
  const known = firstWord.get(node.code);
  if (known !== undefined) return known;
  const taken = new Set<string>([...Object.values(ADMINISTRATORS), PROVINCE, EDITOR, ...firstWord.values()]);
  const words = short(node);
  const isOffice = node.kind === 'office';
  const candidates = [...(isOffice ? [words[0]!] : []), words.slice(0, 2).join('-'), words.slice(0, 3).join('-'), node.code.toLowerCase()];
  const name = candidates.find((each) => /^[a-z][a-z0-9-]{2,39}$/.test(each) && !taken.has(each)) ?? node.code.toLowerCase();
  firstWord.set(node.code, name);
  return name;
}
for (const node of TREE) if (node.code !== ROOT_CODE) usernameOf(node);

const positions = new Map(TREE.map(({ code }, index) => [code, index]));

/** The administrator of an office or body, or the liaison of a unit. */
export function staffOf(code: string): Staff & { readonly role: 'office_admin' | 'unit_liaison' } {
  const node = treeNode(code);
  const { name, mobile } = person(10 + positions.get(code)!);
  if (code === ROOT_CODE) return { username: PROVINCE, name, mobile, unit: code, role: 'office_admin' };
  return { username: usernameOf(node), name, mobile, unit: code, role: node.kind === 'office' || node.kind === 'body' ? 'office_admin' : 'unit_liaison' };
}

/** The province's editor. */
export function editor(): Staff {
  const { name, mobile } = person(3);
  return { username: EDITOR, name, mobile, unit: ROOT_CODE, role: 'editor' };
}
