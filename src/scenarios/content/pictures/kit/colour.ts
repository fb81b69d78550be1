/** The colour between two `#rrggbb` colours: `a` at 0, `b` at 1. */
export function mix(a: string, b: string, t: number): string {
  const channel = (at: number): string => {
    const from = parseInt(a.slice(at, at + 2), 16);
    const to = parseInt(b.slice(at, at + 2), 16);
    return Math.round(from + (to - from) * Math.min(1, Math.max(0, t))).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
