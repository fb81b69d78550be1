import type { FreshPrint } from '../../src/platform/similarity/picture/picture-print.ts';

/**
 * A print put together of patches of very many pictures. Each patch gets one of the keys that its least sure signs allow, so that the prints crowd under keys
 * about as unevenly as drawn pictures do, and a patch that came from one drawn picture does not stand under one key in a hundred prints.
 */
export function mixedPrint(drawn: readonly FreshPrint[], random: () => number): FreshPrint {
  const pick = <T>(list: { readonly length: number; readonly [at: number]: T }) => list[Math.floor(random() * list.length)]!;
  const model = pick(drawn);
  const [hash, keys] = [new Int32Array(model.count), [] as Int32Array[]];
  for (let at = 0; at < model.count; at++) {
    let from = pick(drawn);
    while (from.count === 0) from = pick(drawn);
    const spot = Math.floor(random() * from.count);
    hash[at] = from.hash[spot]! ^ (1 << Math.floor(random() * 32)) ^ (1 << Math.floor(random() * 32));
    keys.push(Int32Array.of(pick(from.keys[spot]!)));
  }
  return { ...model, hash, keys };
}
