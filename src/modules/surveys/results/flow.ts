/** A figure of a table with totals, as a flow between two nodes: totals are what flows through, so that all sums of the table hold exactly where flow is conserved. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  hidden: boolean;
}

/** How much flow, at most `enough`, can go from one node to another by changing hidden arcs other than `without`: up without limit, down to nothing. */
function reroutable(arcs: readonly Arc[], without: Arc, from: number, to: number, enough: number): number {
  const changed = new Map<Arc, number>();
  let sent = 0;
  while (sent < enough) {
    const came = new Map<number, { arc: Arc; up: boolean; node: number }>();
    const seen = new Set([from]);
    const queue = [from];
    while (queue.length > 0 && !seen.has(to)) {
      const node = queue.shift()!;
      for (const arc of arcs) {
        if (!arc.hidden || arc === without) continue;
        if (arc.from === node && !seen.has(arc.to)) {
          seen.add(arc.to);
          came.set(arc.to, { arc, up: true, node });
          queue.push(arc.to);
        } else if (arc.to === node && !seen.has(arc.from) && arc.value + (changed.get(arc) ?? 0) > 0) {
          seen.add(arc.from);
          came.set(arc.from, { arc, up: false, node });
          queue.push(arc.from);
        }
      }
    }
    if (!seen.has(to)) break;
    let room = enough - sent;
    for (let node = to; node !== from; node = came.get(node)!.node) {
      const { arc, up } = came.get(node)!;
      if (!up) room = Math.min(room, arc.value + (changed.get(arc) ?? 0));
    }
    for (let node = to; node !== from; node = came.get(node)!.node) {
      const { arc, up } = came.get(node)!;
      changed.set(arc, (changed.get(arc) ?? 0) + (up ? room : -room));
    }
    sent += room;
  }
  return sent;
}

/** How many further values, at most `enough`, a hidden figure could have for somebody who knows every figure that is shown and that none is negative. */
export function leeway(arcs: readonly Arc[], arc: Arc, enough: number): number {
  const up = reroutable(arcs, arc, arc.to, arc.from, enough);
  if (up >= enough) return enough;
  return Math.min(enough, up + reroutable(arcs, arc, arc.from, arc.to, Math.min(enough - up, arc.value)));
}

/** The cheapest way around from a figure's end to its start over other figures, whichever way they run; what is hidden already costs nothing. */
export function cheapestRound(arcs: readonly Arc[], arc: Arc, cost: (other: Arc) => number): Arc[] | undefined {
  const best = new Map<number, { cost: number; arc?: Arc; node: number }>([[arc.to, { cost: 0, node: arc.to }]]);
  const done = new Set<number>();
  for (;;) {
    let node: number | undefined;
    for (const [each, { cost: reached }] of best) if (!done.has(each) && (node === undefined || reached < best.get(node)!.cost)) node = each;
    if (node === undefined) return undefined;
    if (node === arc.from) break;
    done.add(node);
    for (const other of arcs) {
      const next = other === arc ? undefined : other.from === node ? other.to : other.to === node ? other.from : undefined;
      if (next === undefined) continue;
      const total = best.get(node)!.cost + (other.hidden ? 0 : cost(other));
      if (total < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY)) best.set(next, { cost: total, arc: other, node });
    }
  }
  const path: Arc[] = [];
  for (let node = arc.from; node !== arc.to; node = best.get(node)!.node) path.push(best.get(node)!.arc!);
  return path;
}
