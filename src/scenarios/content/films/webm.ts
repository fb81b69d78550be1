/** One encoded frame. */
export interface Frame {
  data: Uint8Array;
  /** milliseconds from the start */
  at: number;
  key: boolean;
}

const CLUSTER_MS = 1000;

/**
 * Puts VP9 frames into a WebM file (RFC 9559) with what a recorder in a browser leaves out: the length, and cues to every
 * cluster, so that players show the length and can seek. Each cluster begins with a key frame.
 */
export function muxWebm(frames: readonly Frame[], size: { width: number; height: number }, seconds: number): Uint8Array {
  const header = element(0x1a45dfa3, [
    uint(0x4286, 1), uint(0x42f7, 1), uint(0x42f2, 4), uint(0x42f3, 8), text(0x4282, 'webm'), uint(0x4287, 4), uint(0x4285, 2),
  ]);
  const info = element(0x1549a966, [uint(0x2ad7b1, 1_000_000), float(0x4489, seconds * 1000), text(0x4d80, 'heming'), text(0x5741, 'heming')]);
  const track = element(0xae, [
    uint(0xd7, 1), uint(0x73c5, 1), uint(0x9c, 0), uint(0x83, 1), text(0x86, 'V_VP9'),
    element(0xe0, [uint(0xb0, size.width), uint(0xba, size.height)]),
  ]);
  const tracks = element(0x1654ae6b, [track]);

  const clusters: { at: number; bytes: Uint8Array }[] = [];
  let group: Frame[] = [];
  const close = (): void => {
    const [first] = group;
    if (first) clusters.push({ at: first.at, bytes: element(0x1f43b675, [uint(0xe7, first.at), ...group.map((frame) => block(frame, first.at))]) });
    group = [];
  };
  for (const frame of frames) {
    if (frame.key && group[0] && frame.at - group[0].at >= CLUSTER_MS) close();
    group.push(frame);
  }
  close();

  // Positions count from the start of the segment's content; the seek head's length is known before what it points at.
  const seekHead = (cuesAt: number): Uint8Array =>
    element(0x114d9b74, [seek(0x1549a966, seekLength), seek(0x1654ae6b, seekLength + info.length), seek(0x1c53bb6b, cuesAt)]);
  let seekLength = 0;
  seekLength = seekHead(0).length;
  let position = seekLength + info.length + tracks.length;
  const points = clusters.map(({ at, bytes }) => {
    const point = element(0xbb, [uint(0xb3, at), element(0xb7, [uint(0xf7, 1), uint(0xf1, position, 4)])]);
    position += bytes.length;
    return point;
  });
  const segment = element(0x18538067, [seekHead(position), info, tracks, ...clusters.map(({ bytes }) => bytes), element(0x1c53bb6b, points)]);
  return concat([header, segment]);
}

function block(frame: Frame, clusterAt: number): Uint8Array {
  const offset = frame.at - clusterAt;
  return element(0xa3, [Uint8Array.of(0x81, (offset >> 8) & 0xff, offset & 0xff, frame.key ? 0x80 : 0), frame.data]);
}

function seek(id: number, position: number): Uint8Array {
  return element(0x4dbb, [element(0x53ab, [idBytes(id)]), uint(0x53ac, position, 4)]);
}

function element(id: number, parts: readonly Uint8Array[]): Uint8Array {
  const body = concat(parts);
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(body.length) | (1n << 56n));
  return concat([idBytes(id), length, body]);
}

function idBytes(id: number): Uint8Array {
  return bytesOf(id, 1);
}

function uint(id: number, value: number, width = 1): Uint8Array {
  return element(id, [bytesOf(value, width)]);
}

function bytesOf(value: number, atLeast: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length < atLeast; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

function float(id: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(id, [bytes]);
}

function text(id: number, value: string): Uint8Array {
  return element(id, [new TextEncoder().encode(value)]);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
