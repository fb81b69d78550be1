import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseSync } from 'rolldown/utils';
import type { ImportRule } from './import-rules.ts';

export interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

/** The relative imports of a source file, as paths from the root. */
export async function importsOf(root: string, file: string): Promise<Import[]> {
  const source = await readFile(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`);
  const targets: { specifier: string; typeOnly: boolean }[] = [
    ...module.staticImports.map((each) => ({ specifier: each.moduleRequest.value, typeOnly: each.entries.length > 0 && each.entries.every((entry) => entry.isType) })),
    ...module.staticExports.flatMap((each) => each.entries.filter((entry) => entry.moduleRequest !== null).map((entry) => ({ specifier: entry.moduleRequest!.value, typeOnly: entry.isType }))),
    ...module.dynamicImports.map((each) => ({ specifier: source.slice(each.moduleRequest.start, each.moduleRequest.end).replaceAll(/^['"`]|['"`]$/g, ''), typeOnly: false })),
  ];
  return targets
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, typeOnly }) => ({ from: file, to: relative('.', join(dirname(file), specifier)), typeOnly }));
}

/** The imports that a rule forbids, as sentences. */
export function violationsOf(imports: readonly Import[], rules: readonly ImportRule[]): string[] {
  const found = new Set<string>();
  for (const each of imports) {
    for (const rule of rules) {
      const match = rule.from.exec(each.from);
      if (match === null || rule.fromNot?.test(each.from) === true || !rule.to.test(each.to)) continue;
      if (rule.typesMayPass === true && each.typeOnly) continue;
      const allowed = rule.toNot === undefined ? undefined : new RegExp(rule.toNot.source.replaceAll('$1', match[1] ?? '$1'));
      if (allowed?.test(each.to) !== true) found.add(`${each.from} imports ${each.to}: ${rule.name}`);
    }
  }
  return [...found];
}

/** Cycles among imports that remain in the built program, each as a list of files. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) edges.set(from, [...(edges.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (file: string, trail: string[]): void => {
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) {
      if (state.get(next) === 'open') cycles.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) visit(next, [...trail, next]);
    }
    state.set(file, 'done');
  };
  for (const file of edges.keys()) if (!state.has(file)) visit(file, [file]);
  return cycles;
}
