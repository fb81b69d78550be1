/** Student's t quantile that leaves `tail` above it, by the incomplete beta function and bisection. `freedom` may be any positive number. */
export function studentQuantile(tail: number, freedom: number): number {
  let [low, high] = [0, 1e6];
  for (let step = 0; step < 200 && high - low > 1e-9 * Math.max(1, low); step += 1) {
    const middle = (low + high) / 2;
    const above = incompleteBeta(freedom / 2, 0.5, freedom / (freedom + middle * middle)) / 2;
    if (above > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logGamma(x: number): number {
  // Lanczos's approximation, g = 7, nine terms: 15 digits.
  const terms = [0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];
  const sum = terms.slice(1).reduce((total, term, index) => total + term / (x + index), terms[0]!);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised incomplete beta function, by its continued fraction (Lentz). */
function incompleteBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(b, a, 1 - x);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a;
  let [c, d] = [1, 1 - ((a + b) * x) / (a + 1)];
  d = 1 / (Math.abs(d) < 1e-300 ? 1e-300 : d);
  let fraction = d;
  for (let m = 1; m < 400; m += 1) {
    for (const term of [(m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)), (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))]) {
      d = 1 + term * d;
      d = 1 / (Math.abs(d) < 1e-300 ? 1e-300 : d);
      c = 1 + term / c;
      if (Math.abs(c) < 1e-300) c = 1e-300;
      fraction *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return front * fraction;
}
