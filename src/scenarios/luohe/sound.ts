import { createRng } from '../content/rng.ts';

const RATE = 11_025;
const SECONDS = 8;
/** Five tones, from the middle C. */
const SCALE = [261.63, 293.66, 329.63, 392, 440, 523.25] as const;
const NOTE_SECONDS = 0.5;
const HEADER = 44;

/** The `seed`-th tune (0 and up): eight seconds of plucked strings as WAV (16 bits, one channel). The same seed gives the same tune. */
export function tune(seed: number): { bytes: Uint8Array<ArrayBuffer>; mime: 'audio/wav' } {
  const rng = createRng(`tune/${seed}`);
  const samples = new Float32Array(RATE * SECONDS);
  for (let note = 0; note < SECONDS / NOTE_SECONDS; note += 1) pluck(samples, Math.round(note * NOTE_SECONDS * RATE), rng.pick(SCALE) * (rng.chance(0.25) ? 0.5 : 1));
  const bytes = new Uint8Array(HEADER + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const say = (at: number, text: string) => [...text].forEach((sign, index) => view.setUint8(at + index, sign.charCodeAt(0)));
  say(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  say(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  say(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((value, index) => view.setInt16(HEADER + index * 2, Math.round(Math.tanh(value) * 24_000), true));
  return { bytes, mime: 'audio/wav' };
}

function pluck(samples: Float32Array, from: number, hertz: number): void {
  for (let at = 0; at < RATE * 1.4 && from + at < samples.length; at += 1) {
    const time = at / RATE;
    const wave = Math.sin(2 * Math.PI * hertz * time) + 0.4 * Math.sin(4 * Math.PI * hertz * time);
    samples[from + at] = samples[from + at]! + wave * Math.exp(-3.2 * time) * 0.5;
  }
}
