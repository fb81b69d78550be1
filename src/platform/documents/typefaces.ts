import { createRequire } from 'node:module';
import { dirname } from 'node:path';

interface Typeface {
  /** The name a person knows it by; the result of a rendering lists it when it had to be replaced. */
  readonly name: string;
  /** Family names under which foundries ship it, the preferred one first. */
  readonly families: readonly string[];
  /** What stands in for it: a family that is always there, and the weight that keeps it apart from body text. */
  readonly substitute: { readonly family: BundledFamily; readonly weight: 400 | 700 };
}

type BundledFamily = 'Noto Serif SC' | 'Noto Sans SC';

/**
 * The typefaces GB/T 9704 asks for. They are licensed, so none is bundled: a deployer mounts the files, and Noto
 * (SIL Open Font License) stands in until then. Kai is set bold in its substitute, or the second level of headings
 * would look like body text.
 */
export const typefaces = {
  title: {
    name: '小标宋',
    families: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05T', 'FZXBSJW--GB1-0', 'FZXBSK--GBK1-0', '方正小标宋简体', '方正小标宋_GBK'],
    substitute: { family: 'Noto Serif SC', weight: 700 },
  },
  body: {
    name: '仿宋',
    families: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', 'FZFangSong-Z02S', 'FZFS-GBK'],
    substitute: { family: 'Noto Serif SC', weight: 400 },
  },
  kai: {
    name: '楷体',
    families: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', 'FZKai-Z03S', 'FZKTK--GBK1-0'],
    substitute: { family: 'Noto Serif SC', weight: 700 },
  },
  black: {
    name: '黑体',
    families: ['SimHei', '黑体', 'STHeiti', 'FZHei-B01S', 'FZHTK--GBK1-0'],
    substitute: { family: 'Noto Sans SC', weight: 700 },
  },
} as const satisfies Record<string, Typeface>;

export type TypefaceKey = keyof typeof typefaces;

/** A typeface as a template uses it: families in order of preference, and a weight. */
export interface ResolvedFace {
  readonly font: readonly string[];
  readonly weight: 400 | 700;
}

/** Picks for each wanted typeface the families that are there, or its substitute; `substituted` names the replaced ones. */
export function resolveFaces(wanted: readonly TypefaceKey[], available: ReadonlySet<string>): { faces: Record<string, ResolvedFace>; substituted: string[] } {
  const faces: Record<string, ResolvedFace> = {};
  const substituted: string[] = [];
  for (const key of wanted) {
    const { name, families, substitute } = typefaces[key];
    const found = families.filter((family) => available.has(family));
    if (found.length === 0) substituted.push(name);
    faces[key] = { font: [...found, substitute.family], weight: found.length === 0 ? substitute.weight : 400 };
  }
  return { faces, substituted };
}

/** Folders of the font files that come with the product: two families in two weights. */
export function bundledFontFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ['noto-serif-sc/400Regular', 'noto-serif-sc/700Bold', 'noto-sans-sc/400Regular', 'noto-sans-sc/700Bold'].map((face) => dirname(resolve(`@expo-google-fonts/${face}`)));
}
