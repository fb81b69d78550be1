import { createRng } from '../content/rng.ts';

const RATE = 11_025;
const NOTE_SECONDS = 0.32;
const NOTES = 10;
/** A pentatonic scale from A3, in Hz. */
const SCALE = [220, 246.94, 277.18, 329.63, 369.99, 440, 493.88, 554.37];
const HEADER = 44;

/** The `index`-th jingle (0 and up): a few seconds of plucked notes as WAV, 16 bit, mono. The same index gives the same sound. */
export function jingle(index: number): Uint8Array {
  const rng = createRng(`jingle/${index}`);
  const perNote = Math.round(RATE * NOTE_SECONDS);
  const samples = perNote * NOTES;
  const view = new DataView(new ArrayBuffer(HEADER + samples * 2));
  const text = (at: number, word: string) => [...word].forEach((letter, offset) => view.setUint8(at + offset, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, HEADER - 8 + samples * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples * 2, true);
  for (let note = 0; note < NOTES; note += 1) {
    const pitch = rng.pick(SCALE);
    for (let at = 0; at < perNote; at += 1) {
      const time = at / RATE;
      const tone = Math.sin(2 * Math.PI * pitch * time) + 0.4 * Math.sin(4 * Math.PI * pitch * time);
      view.setInt16(HEADER + (note * perNote + at) * 2, Math.round(9000 * tone * Math.exp(-6 * time)), true);
    }
  }
  return new Uint8Array(view.buffer);
}
