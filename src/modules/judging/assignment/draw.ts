import type { CompiledProblem } from './assignment.types.ts';
import type { Random } from './random.ts';

/** Amounts nearer than this to a whole number are one: the interior point method is no more exact. */
const WHOLE = 1e-6;

/**
 * Whole pairs drawn so that each is chosen with the probability of its amount, loads being rounded up or down (Jecmen et al. 2020, section 5; the rounding is that of
 * Gandhi, Khuller, Parthasarathy and Srinivasan 2006): walk a cycle of pairs that are neither 0 nor 1, through a common sink for loads, and shift amounts along it one way or
 * the other, with chances that keep every mean, until one of them is whole.
 */
export function drawPairs(problem: CompiledProblem, cells: Int32Array, amounts: Float64Array, random: Random): Int32Array {
  const { entryCount, judgeCount } = problem;
  const sink = entryCount + judgeCount;
  const load = new Float64Array(judgeCount);
  // Edges: the pairs, then one from each judge to the sink. `x` is what an edge has beyond a whole number.
  const pairCount = cells.length;
  const [tail, head] = [new Int32Array(pairCount + judgeCount), new Int32Array(pairCount + judgeCount)];
  const x = new Float64Array(pairCount + judgeCount);
  for (let edge = 0; edge < pairCount; edge += 1) {
    tail[edge] = Math.floor(cells[edge]! / judgeCount);
    head[edge] = entryCount + (cells[edge]! % judgeCount);
    const amount = amounts[edge]!;
    x[edge] = amount < WHOLE ? 0 : amount > 1 - WHOLE ? 1 : amount;
    load[cells[edge]! % judgeCount]! += x[edge]!;
  }
  for (let judge = 0; judge < judgeCount; judge += 1) {
    const part = load[judge]! - Math.floor(load[judge]! + 1e-4);
    tail[pairCount + judge] = entryCount + judge;
    head[pairCount + judge] = sink;
    // Loads are sums of many amounts, and less exact than one.
    x[pairCount + judge] = part < 1e-4 ? 0 : part;
  }
  const isOpen = (edge: number) => x[edge]! > WHOLE && x[edge]! < 1 - WHOLE;

  const first = new Int32Array(sink + 2);
  for (let edge = 0; edge < x.length; edge += 1) if (isOpen(edge)) for (const node of [tail[edge]!, head[edge]!]) first[node + 1]! += 1;
  for (let node = 0; node <= sink; node += 1) first[node + 1]! += first[node]!;
  const next = first.slice();
  const around = new Int32Array(first[sink + 1]!);
  for (let edge = 0; edge < x.length; edge += 1) if (isOpen(edge)) for (const node of [tail[edge]!, head[edge]!]) around[next[node]!++] = edge;
  const last = next;
  /** An open edge at a node other than the one it was reached by; edges that became whole are dropped for good. */
  const openEdge = (node: number, by: number): number => {
    for (let at = first[node]!; at < last[node]!; ) {
      const edge = around[at]!;
      if (!isOpen(edge)) around[at] = around[--last[node]!]!;
      else if (edge === by) at += 1;
      else return edge;
    }
    return -1;
  };

  const position = new Int32Array(sink + 1).fill(-1);
  const [nodes, edges]: [number[], number[]] = [[], []];
  for (let start = 0; start < sink; start += 1) {
    for (;;) {
      if (nodes.length === 0) {
        if (openEdge(start, -1) === -1) break;
        nodes.push(start);
        position[start] = 0;
      }
      const node = nodes.at(-1)!;
      const edge = openEdge(node, edges.at(-1) ?? -1);
      if (edge === -1) {
        // Only rounding leaves a single open edge at a node.
        position[node] = -1;
        nodes.pop();
        const back = edges.pop();
        if (back !== undefined) x[back] = Math.round(x[back]!);
        continue;
      }
      const other = tail[edge] === node ? head[edge]! : tail[edge]!;
      edges.push(edge);
      if (position[other] === -1) {
        position[other] = nodes.length;
        nodes.push(other);
        continue;
      }
      const from = position[other]!;
      let [up, down] = [1, 1];
      for (let at = from; at < edges.length; at += 1) {
        const value = x[edges[at]!]!;
        const forward = tail[edges[at]!] === nodes[at];
        up = Math.min(up, forward ? 1 - value : value);
        down = Math.min(down, forward ? value : 1 - value);
      }
      const shift = random() < down / (up + down) ? up : -down;
      for (let at = from; at < edges.length; at += 1) x[edges[at]!]! += tail[edges[at]!] === nodes[at] ? shift : -shift;
      for (let at = from + 1; at < nodes.length; at += 1) position[nodes[at]!] = -1;
      nodes.length = from + 1;
      edges.length = from;
    }
  }
  return cells.filter((_, edge) => x[edge]! > 0.5);
}
