import { createRng } from '../../rng.ts';
import type { Effect } from '../scenes.ts';

/** Draws an effect at a moment; `seconds` from the start, `part` of the film gone by (0 to 1). */
type Draw = (context: CanvasRenderingContext2D, seconds: number, part: number, width: number, height: number) => void;

/** The drawing of an effect, with its random choices made once. */
export function prepare(effect: Effect, seed: string): Draw {
  const rng = createRng(seed);
  switch (effect.kind) {
    case 'snow': {
      const flakes = Array.from({ length: effect.count }, () => ({ x: rng.next(), y: rng.next(), near: rng.next() ** 2.5, phase: rng.range(0, 6.3) }));
      return (context, seconds, _, width, height) => {
        context.fillStyle = '#fff';
        for (const { x, y, near, phase } of flakes) {
          const speed = effect.fall * (0.45 + near * 1.4);
          const px = wrap(x + effect.wind * seconds * (0.6 + near) + Math.sin(seconds * 1.3 + phase) * 0.006) * width;
          const py = wrap(y + speed * seconds) * height;
          context.globalAlpha = near > 0.5 ? 0.55 : 0.85;
          disc(context, px, py, 1.3 + near * 5.2);
        }
        context.globalAlpha = 1;
      };
    }
    case 'lamp': {
      const [a, b] = [rng.range(1.2, 2.4), rng.range(3, 5)];
      const phase = rng.range(0, 6);
      return (context, seconds, part, width, height) => {
        const strength = 0.5 * (1 + effect.flicker * (Math.sin(seconds * a + phase) + 0.5 * Math.sin(seconds * b)));
        const radius = effect.radius * width * (1 + ((effect.grow ?? 1) - 1) * part);
        light(context, effect.x * width, effect.y * height, radius, effect.colour, strength);
      };
    }
    case 'shimmer': {
      const glints = Array.from({ length: effect.count }, () => ({ side: rng.range(-1, 1), t: rng.next(), phase: rng.range(0, 6.3), speed: rng.range(1.5, 3.5) }));
      return (context, seconds, _, width, height) => {
        context.fillStyle = effect.colour;
        for (const { side, t, phase, speed } of glints) {
          const bright = Math.sin(seconds * speed + phase);
          if (bright <= 0) continue;
          context.globalAlpha = bright * 0.65;
          const y = (effect.top + (effect.bottom - effect.top) * t) * height;
          const x = (effect.x + side * effect.spread * (0.4 + t)) * width + Math.sin(seconds + phase) * 3;
          context.beginPath();
          context.ellipse(x, y, 5 + 22 * t * bright, 0.9 + 2 * t, 0, 0, Math.PI * 2);
          context.fill();
        }
        context.globalAlpha = 1;
      };
    }
    case 'curtain': {
      const phases = Array.from({ length: 4 }, () => rng.range(0, 6.3));
      return (context, seconds, _, width, height) => {
        context.globalCompositeOperation = 'screen';
        const step = 5;
        for (let x = -step; x < width + step; x += step) {
          const u = x / width;
          const y = (effect.y + 0.05 * Math.sin(u * 6 + seconds * effect.speed + phases[0]!) + 0.025 * Math.sin(u * 13 - seconds * effect.speed * 1.7 + phases[1]!)) * height;
          const strength = 0.5 + 0.5 * Math.sin(u * 21 + seconds * effect.speed * 3 + phases[2]!) * Math.sin(u * 7 - seconds * effect.speed + phases[3]!);
          const tall = effect.tall * height * (0.5 + 0.5 * strength);
          const shade = context.createLinearGradient(0, y - tall, 0, y + 14);
          shade.addColorStop(0, `${effect.colour}00`);
          shade.addColorStop(0.85, `${effect.colour}${hex(0.12 + 0.3 * strength)}`);
          shade.addColorStop(1, `${effect.colour}00`);
          context.fillStyle = shade;
          context.fillRect(x, y - tall, step, tall + 14);
        }
        context.globalCompositeOperation = 'source-over';
      };
    }
    case 'twinkle': {
      const points = Array.from({ length: effect.count }, () => ({ x: rng.range(effect.left, effect.right), y: rng.range(effect.top, effect.bottom), on: rng.next(), phase: rng.range(0, 6.3) }));
      return (context, seconds, part, width, height) => {
        context.fillStyle = effect.colour;
        for (const { x, y, on, phase } of points) {
          const shown = Math.min(1, Math.max(0, (part - on * 0.9) * 12));
          context.globalAlpha = shown * (0.55 + 0.3 * Math.sin(seconds * 2 + phase));
          context.fillRect(x * width, y * height, 3, 4);
        }
        context.globalAlpha = 1;
      };
    }
    case 'mist': {
      const banks = Array.from({ length: 6 }, () => ({ x: rng.next(), wide: rng.range(0.25, 0.5), rise: rng.range(-0.3, 0.3) }));
      return (context, seconds, _, width, height) => {
        for (const { x, wide, rise } of banks) {
          const px = (wrap(x + effect.speed * seconds) * 1.6 - 0.3) * width;
          const py = (effect.y + rise * effect.tall) * height;
          context.save();
          context.translate(px, py);
          context.scale(1, (effect.tall * height) / (wide * width));
          light(context, 0, 0, wide * width, effect.colour, 0.42, 'source-over');
          context.restore();
        }
      };
    }
    case 'geese':
      return (context, seconds, part, width, height) => {
        context.strokeStyle = effect.colour;
        context.lineWidth = 2;
        context.lineCap = 'round';
        const size = effect.size * width;
        const heading = Math.sign(effect.dx);
        for (let goose = 0; goose < effect.count; goose++) {
          const rank = Math.ceil(goose / 2);
          const arm = goose % 2 ? 1 : -1;
          const x = (effect.x + effect.dx * part) * width - heading * rank * size * 1.5;
          const y = (effect.y + effect.dy * part) * height + arm * rank * size * 0.65 + Math.sin(seconds * 1.5 + goose) * 1.5;
          const flap = Math.sin(seconds * 7 + goose * 0.9) * size * 0.5;
          context.beginPath();
          context.moveTo(x - size * 0.8, y - flap);
          context.quadraticCurveTo(x - size * 0.3, y - flap * 0.5 - size * 0.1, x, y);
          context.quadraticCurveTo(x + size * 0.3, y - flap * 0.5 - size * 0.1, x + size * 0.8, y - flap);
          context.stroke();
        }
      };
    case 'lantern': {
      const phase = rng.range(0, 6);
      return (context, seconds, _, width, height) => {
        const swing = Math.sin(seconds * effect.sway + phase) * 0.045;
        const size = effect.size * width;
        context.save();
        context.translate(effect.x * width, (effect.y - effect.rope) * height);
        context.rotate(swing);
        const down = effect.rope * height;
        light(context, 0, down, size * 4.2, '#ff8a4c', 0.5 + 0.08 * Math.sin(seconds * 3 + phase));
        context.strokeStyle = '#3a2a2c';
        context.lineWidth = 1.4;
        context.beginPath();
        context.moveTo(0, 0);
        context.lineTo(0, down - size * 0.8);
        context.stroke();
        const body = context.createRadialGradient(0, down + size * 0.1, size * 0.1, 0, down, size);
        body.addColorStop(0, '#ffd98a');
        body.addColorStop(0.45, '#f2583a');
        body.addColorStop(1, '#a81f1f');
        context.fillStyle = body;
        context.beginPath();
        context.ellipse(0, down, size, size * 0.8, 0, 0, Math.PI * 2);
        context.fill();
        context.strokeStyle = 'rgba(90,14,14,.45)';
        for (const rib of [0.35, 0.75]) {
          context.beginPath();
          context.ellipse(0, down, size * rib, size * 0.8, 0, 0, Math.PI * 2);
          context.stroke();
        }
        context.fillStyle = '#d9a441';
        context.fillRect(-size * 0.42, down - size * 0.92, size * 0.84, size * 0.18);
        context.fillRect(-size * 0.42, down + size * 0.74, size * 0.84, size * 0.18);
        context.strokeStyle = '#e0b04a';
        context.lineWidth = 2;
        for (const thread of [-0.12, 0, 0.12]) {
          context.beginPath();
          context.moveTo(thread * size, down + size * 0.9);
          context.quadraticCurveTo(thread * size - swing * 60, down + size * 1.3, thread * size - swing * 120, down + size * 1.7);
          context.stroke();
        }
        context.restore();
      };
    }
  }
}

function wrap(value: number): number {
  return value - Math.floor(value);
}

function hex(alpha: number): string {
  return Math.round(Math.min(1, Math.max(0, alpha)) * 255).toString(16).padStart(2, '0');
}

function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

function light(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string, strength: number, mode: GlobalCompositeOperation = 'screen'): void {
  const shade = context.createRadialGradient(x, y, 0, x, y, radius);
  shade.addColorStop(0, `${colour}${hex(strength)}`);
  shade.addColorStop(0.35, `${colour}${hex(strength * 0.4)}`);
  shade.addColorStop(1, `${colour}00`);
  context.globalCompositeOperation = mode;
  context.fillStyle = shade;
  context.fillRect(x - radius, y - radius, radius * 2, radius * 2);
  context.globalCompositeOperation = 'source-over';
}
