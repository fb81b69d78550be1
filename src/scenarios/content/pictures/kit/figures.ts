import { type Brush, n } from './brush.ts';

export type Pose = 'sweep' | 'shovel' | 'walk' | 'carry' | 'lean' | 'plant' | 'child' | 'wave';

export interface Dress {
  coat: string;
  dark: string;
  /** of the scarf, the one warm spot of a figure */
  scarf: string;
}

/**
 * A person without a face, seen from afar: `x` and `foot` are where they stand, `tall` their height in pixels, `side` 1 when
 * they look right and -1 when they look left.
 */
export function figure(brush: Brush, x: number, foot: number, tall: number, pose: Pose, side: 1 | -1, dress: Dress): void {
  const u = tall / 100;
  const bend = { sweep: 14, shovel: 24, walk: 4, carry: 6, lean: 16, plant: 30, child: 2, wave: 0 }[pose];
  const hip = { x: x - side * bend * 0.25 * u, y: foot - 44 * u };
  const neck = { x: hip.x + side * bend * u, y: hip.y - (36 - bend * 0.35) * u };
  const head = { x: neck.x + side * (2 + bend * 0.12) * u, y: neck.y - 9 * u };
  const stride = { sweep: 9, shovel: 13, walk: 11, carry: 9, lean: 5, plant: 12, child: 6, wave: 5 }[pose] * u;
  const limb = (points: readonly (readonly [number, number])[], width: number, colour: string): void => {
    const [start, ...rest] = points.map(([px, py]) => `${n(px)} ${n(py)}`);
    brush.path(`M${start}L${rest.join('L')}`, `fill="none" stroke="${colour}" stroke-width="${n(width * u)}" stroke-linecap="round" stroke-linejoin="round"`);
  };

  limb([[hip.x, hip.y + 2 * u], [hip.x - side * stride * 0.5, foot - 22 * u], [x - side * stride, foot - 3 * u]], 11, dress.dark);
  limb([[hip.x, hip.y + 2 * u], [hip.x + side * stride * 0.8, foot - 23 * u], [x + side * stride * 0.8, foot - 3 * u]], 11, dress.dark);
  for (const at of [x - side * stride, x + side * stride * 0.8]) limb([[at - side * 1.5 * u, foot - 2 * u], [at + side * 6 * u, foot - 2 * u]], 6, dress.dark);

  const reach = arms(pose, side, u, neck, hip, foot);
  if (reach.tool) limb(reach.tool, 2.4, dress.dark);
  if (reach.end) brush.polygon(reach.end, `fill="${dress.dark}"`);
  limb(reach.back, 8, dress.dark);

  const hem = 14 * u;
  brush.path(
    `M${n(neck.x - 9 * u)} ${n(neck.y + 3 * u)}Q${n(neck.x)} ${n(neck.y - 4 * u)} ${n(neck.x + 9 * u)} ${n(neck.y + 3 * u)}` +
      `Q${n(hip.x + 15 * u)} ${n((neck.y + hip.y) / 2)} ${n(hip.x + hem)} ${n(hip.y + 14 * u)}Q${n(hip.x)} ${n(hip.y + 18 * u)} ${n(hip.x - hem)} ${n(hip.y + 14 * u)}` +
      `Q${n(hip.x - 15 * u)} ${n((neck.y + hip.y) / 2)} ${n(neck.x - 9 * u)} ${n(neck.y + 3 * u)}Z`,
    `fill="${dress.coat}"`,
  );
  limb(reach.front, 8.5, dress.coat);
  brush.ellipse(head.x, head.y, 7.6 * u, 8.6 * u, `fill="${dress.dark}"`);
  brush.path(`M${n(head.x - 8.6 * u)} ${n(head.y - 1 * u)}q${n(1 * u)} ${n(-11 * u)} ${n(8.6 * u)} ${n(-11 * u)}q${n(8 * u)} 0 ${n(8.6 * u)} ${n(11 * u)}Z`, `fill="${dress.coat}"`);
  limb([[neck.x - 6 * u, neck.y], [neck.x + 6 * u, neck.y + 0.5 * u]], 6, dress.scarf);
  limb([[neck.x - side * 5 * u, neck.y + 1 * u], [neck.x - side * 12 * u, neck.y + 12 * u], [neck.x - side * 17 * u, neck.y + 15 * u]], 4.6, dress.scarf);
}

interface Arms {
  front: [number, number][];
  back: [number, number][];
  tool?: [number, number][];
  end?: [number, number][];
}

function arms(pose: Pose, side: 1 | -1, u: number, neck: { x: number; y: number }, hip: { x: number; y: number }, foot: number): Arms {
  const shoulder: [number, number] = [neck.x, neck.y + 6 * u];
  const at = (dx: number, dy: number): [number, number] => [shoulder[0] + side * dx * u, shoulder[1] + dy * u];
  switch (pose) {
    case 'sweep':
    case 'shovel': {
      const tip: [number, number] = [shoulder[0] + side * 42 * u, foot - 3 * u];
      const grip: [number, number] = [shoulder[0] + side * 6 * u, shoulder[1] + 20 * u];
      const wide = pose === 'shovel' ? 9 : 7;
      return {
        front: [shoulder, at(10, 14), at(20, 27)],
        back: [shoulder, at(2, 14), grip],
        tool: [[shoulder[0] - side * 5 * u, shoulder[1] + 6 * u], tip],
        end: [[tip[0] - side * 5 * u, tip[1] - 7 * u], [tip[0] + side * wide * u, tip[1] - 3 * u], [tip[0] + side * (wide + 3) * u, foot], [tip[0] - side * wide * u, foot]],
      };
    }
    case 'carry':
      return {
        front: [shoulder, at(8, 16), at(20, 14)],
        back: [shoulder, at(6, 12), at(20, 8)],
        end: [[shoulder[0] + side * 17 * u, shoulder[1] - 4 * u], [shoulder[0] + side * 40 * u, shoulder[1] - 4 * u], [shoulder[0] + side * 40 * u, shoulder[1] + 18 * u], [shoulder[0] + side * 17 * u, shoulder[1] + 18 * u]],
      };
    case 'lean':
      return { front: [shoulder, at(8, 14), at(16, 24)], back: [shoulder, at(4, 14), at(8, 24)], tool: [at(16, 22), [shoulder[0] + side * 18 * u, foot]] };
    case 'plant':
      return { front: [shoulder, at(8, 16), at(14, 32)], back: [shoulder, at(4, 16), at(8, 30)] };
    case 'wave':
      return { front: [shoulder, at(12, -4), at(18, -20)], back: [shoulder, at(-8, 12), at(-9, 26)] };
    case 'child':
    case 'walk':
      return { front: [shoulder, at(6, 14), at(12, 24)], back: [shoulder, at(-7, 13), [hip.x - side * 8 * u, hip.y + 2 * u]] };
  }
}
