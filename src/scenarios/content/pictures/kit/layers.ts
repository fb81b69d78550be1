/** What a style paints, from back to front. The layers are SVG markup in the same coordinates, `width` by `height`. */
export interface Layers {
  width: number;
  height: number;
  /** painted at an eighth of the size and enlarged, which blurs it: sky, clouds, mist. Has to cover everything. */
  soft: string;
  /** painted at full size */
  crisp: string;
  /** falling snow over the crisp layer; a film leaves it out and lets its own fall */
  snow?: string;
  /** like soft, added as light: lamps, aurora, sun */
  glow?: string;
  /** strength of the film grain, 0 to 1 */
  grain: number;
}
