import { describePoint } from './describe-patch.ts';
import { choosePoints, findPoints } from './find-points.ts';
import { type Gray } from './gray-picture.ts';
import { scaleSpace } from './scale-space.ts';
import { trimRim } from './trim-rim.ts';

/** Points of which a picture's print holds the patches, at most. */
const MOST_POINTS = 84;

/** What is kept of a picture: for each patch its place (pixels of the compared picture), direction, scale and hash, strongest first. */
export interface PicturePrint {
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Radians. */
  readonly angle: Float32Array;
  /** log2 of the scale in pixels. */
  readonly scale: Float32Array;
  readonly hash: Int32Array;
}

/** A fresh print also has each patch's keys: its own, then those with its least sure signs changed. */
export interface FreshPrint extends PicturePrint {
  readonly keys: readonly Int32Array[];
}

/** Takes a picture's print, without the plain rim that it may have. */
export function takePrint(whole: Gray): FreshPrint {
  const picture = trimRim(whole);
  const octaves = scaleSpace(picture);
  const points = choosePoints(findPoints(octaves), MOST_POINTS, picture.width, picture.height);
  const patches = points.flatMap((point) => describePoint(octaves, point));
  return {
    width: picture.width, height: picture.height, count: patches.length,
    x: Float32Array.from(patches, ({ point }) => point.x),
    y: Float32Array.from(patches, ({ point }) => point.y),
    angle: Float32Array.from(patches, ({ angle }) => angle),
    scale: Float32Array.from(patches, ({ point }) => Math.log2(point.sigma)),
    hash: Int32Array.from(patches, ({ hash }) => hash),
    keys: patches.map(({ keys }) => keys),
  };
}

const HEAD = 6;
const POINT = 10;

/** A print as bytes: 16 bits a coordinate, 8 an angle and a scale, 32 a hash. */
export function encodePrint(print: PicturePrint): Buffer {
  const bytes = Buffer.alloc(HEAD + POINT * print.count);
  bytes.writeUInt16LE(print.width, 0);
  bytes.writeUInt16LE(print.height, 2);
  bytes.writeUInt16LE(print.count, 4);
  for (let n = 0; n < print.count; n++) {
    const at = HEAD + n * POINT;
    bytes.writeUInt16LE(Math.round(Math.max(0, print.x[n]!) * 16), at);
    bytes.writeUInt16LE(Math.round(Math.max(0, print.y[n]!) * 16), at + 2);
    bytes.writeInt8(Math.max(-127, Math.min(127, Math.round((print.angle[n]! / Math.PI) * 127))), at + 4);
    bytes.writeUInt8(Math.max(0, Math.min(255, Math.round(print.scale[n]! * 32))), at + 5);
    bytes.writeInt32LE(print.hash[n]!, at + 6);
  }
  return bytes;
}

/** Reads what encodePrint wrote. */
export function decodePrint(bytes: Buffer): PicturePrint {
  const count = bytes.readUInt16LE(4);
  const print = { width: bytes.readUInt16LE(0), height: bytes.readUInt16LE(2), count, x: new Float32Array(count), y: new Float32Array(count), angle: new Float32Array(count), scale: new Float32Array(count), hash: new Int32Array(count) };
  for (let n = 0; n < count; n++) {
    const at = HEAD + n * POINT;
    print.x[n] = bytes.readUInt16LE(at) / 16;
    print.y[n] = bytes.readUInt16LE(at + 2) / 16;
    print.angle[n] = (bytes.readInt8(at + 4) / 127) * Math.PI;
    print.scale[n] = bytes.readUInt8(at + 5) / 32;
    print.hash[n] = bytes.readInt32LE(at + 6);
  }
  return print;
}
