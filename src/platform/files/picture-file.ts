/** A picture as pages draw it: its size known, so that the page does not jump, and a colour that stands in until it is there. */
export interface PictureFile {
  readonly url: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Other widths of the same picture, for narrow screens. */
  readonly sources?: readonly { readonly url: string; readonly width: number }[];
  /** Average colour, `#rrggbb`. */
  readonly tone?: string | undefined;
}
