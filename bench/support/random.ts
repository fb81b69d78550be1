/** Numbers from 0 to 1 that are the same for the same seed, and unlike those of every other (sfc32, 128 bits of state). */
export function randomFrom(seed: number): () => number {
  let [a, b, c, count] = [seed | 0, Math.imul(seed, 0x9e3779b1), 0x6d2b79f5, 1];
  const next = () => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 16; round++) next();
  return next;
}
