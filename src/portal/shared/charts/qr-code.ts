import QRCode from 'qrcode';
import { type Markup, raw } from '../markup/markup.ts';

/** Empty modules around the drawing; ISO/IEC 18004 asks for four. */
const QUIET = 4;

/** Choosing among the eight masks takes a millisecond or two, and pages that change often have the same address each time. */
const MOST_KNOWN = 500;
const known = new Map<string, Markup>();

/** An address as a QR code of medium correction: SVG drawn on the server, dark on white by day and by night. */
export function qrCode(address: string): Markup {
  const before = known.get(address);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const drawn = draw(address);
  known.set(address, drawn);
  return drawn;
}

function draw(address: string): Markup {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const runs: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; ) {
      const from = column;
      while (column < size && modules.get(row, column) === 1) column += 1;
      if (column > from) runs.push(`M${from + QUIET} ${row + QUIET}h${column - from}v1H${from + QUIET}z`);
      else column += 1;
    }
  }
  const side = size + 2 * QUIET;
  return raw(`<svg class="qr-code" viewBox="0 0 ${side} ${side}" aria-hidden="true" shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${runs.join('')}"/></svg>`);
}
