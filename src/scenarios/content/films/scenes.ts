/** A thing that moves over a film's picture. Places and sizes are fractions of the picture's width and height. */
export type Effect =
  | { kind: 'snow'; count: number; wind: number; fall: number }
  | { kind: 'lamp'; x: number; y: number; radius: number; colour: string; flicker: number; grow?: number }
  | { kind: 'shimmer'; x: number; top: number; bottom: number; spread: number; colour: string; count: number }
  | { kind: 'curtain'; y: number; tall: number; colour: string; speed: number }
  | { kind: 'twinkle'; left: number; right: number; top: number; bottom: number; colour: string; count: number }
  | { kind: 'mist'; y: number; tall: number; colour: string; speed: number }
  | { kind: 'geese'; x: number; y: number; dx: number; dy: number; size: number; colour: string; count: number }
  | { kind: 'lantern'; x: number; y: number; size: number; rope: number; sway: number };

/** A film as a picture of one style, seen by a slowly moving camera, with effects over it. */
export interface Scene {
  id: string;
  style: string;
  seed: string;
  /** zoom at the start and the end, and the point of the picture that stays in the middle */
  camera: { from: number; to: number; x: number; y: number; slide: number };
  effects: Effect[];
}

export const SCENES: readonly Scene[] = [
  {
    id: 'birch-lanterns', style: 'birches', seed: 'film/13',
    camera: { from: 1.12, to: 1.02, x: 0.5, y: 0.5, slide: 0.02 },
    effects: [
      { kind: 'lantern', x: 0.16, y: 0.5, size: 0.05, rope: 0.5, sway: 0.9 },
      { kind: 'lantern', x: 0.37, y: 0.44, size: 0.045, rope: 0.44, sway: 1.2 },
      { kind: 'lantern', x: 0.64, y: 0.52, size: 0.055, rope: 0.52, sway: 1 },
      { kind: 'lantern', x: 0.89, y: 0.42, size: 0.045, rope: 0.42, sway: 1.3 },
      { kind: 'snow', count: 120, wind: 0.02, fall: 0.16 },
    ],
  },
  {
    id: 'river-evening', style: 'river', seed: 'film/0',
    camera: { from: 1.02, to: 1.1, x: 0.62, y: 0.5, slide: 0.01 },
    effects: [
      { kind: 'lamp', x: 0.655, y: 0.455, radius: 0.3, colour: '#ffd9a0', flicker: 0.08 },
      { kind: 'shimmer', x: 0.66, top: 0.53, bottom: 0.97, spread: 0.1, colour: '#ffe9bd', count: 90 },
      { kind: 'shimmer', x: 0.4, top: 0.56, bottom: 0.9, spread: 0.45, colour: '#ffb98c', count: 60 },
      { kind: 'geese', x: 0.1, y: 0.2, dx: 0.34, dy: -0.03, size: 0.016, colour: '#2a1f38', count: 9 },
    ],
  },
  {
    id: 'northern-lights', style: 'aurora', seed: 'film/1',
    camera: { from: 1.01, to: 1.07, x: 0.45, y: 0.6, slide: 0 },
    effects: [
      { kind: 'curtain', y: 0.34, tall: 0.3, colour: '#3dffb0', speed: 0.5 },
      { kind: 'curtain', y: 0.5, tall: 0.26, colour: '#35c9ff', speed: -0.35 },
      { kind: 'lamp', x: 0.205, y: 0.8, radius: 0.06, colour: '#ffb654', flicker: 0.25 },
      { kind: 'lamp', x: 0.44, y: 0.775, radius: 0.07, colour: '#ffb654', flicker: 0.2 },
      { kind: 'lamp', x: 0.645, y: 0.8, radius: 0.06, colour: '#ffb654', flicker: 0.3 },
      { kind: 'twinkle', left: 0, right: 1, top: 0.02, bottom: 0.3, colour: '#ffffff', count: 60 },
    ],
  },
  {
    id: 'ice-city', style: 'lanterns', seed: 'film/0',
    camera: { from: 1.1, to: 1.01, x: 0.5, y: 0.55, slide: 0 },
    effects: [
      { kind: 'lamp', x: 0.5, y: 0.5, radius: 0.26, colour: '#59d8ff', flicker: 0.35 },
      { kind: 'lamp', x: 0.3, y: 0.62, radius: 0.16, colour: '#7dffe0', flicker: 0.5 },
      { kind: 'lamp', x: 0.7, y: 0.62, radius: 0.16, colour: '#c58bff', flicker: 0.5 },
      { kind: 'lamp', x: 0.13, y: 0.66, radius: 0.12, colour: '#ffffff', flicker: 0.5 },
      { kind: 'lamp', x: 0.87, y: 0.66, radius: 0.12, colour: '#6f8dff', flicker: 0.5 },
      { kind: 'snow', count: 110, wind: 0.015, fall: 0.11 },
    ],
  },
  {
    id: 'slow-train', style: 'railway', seed: 'film/1',
    camera: { from: 1.01, to: 1.22, x: 0.385, y: 0.43, slide: 0 },
    effects: [
      { kind: 'lamp', x: 0.385, y: 0.42, radius: 0.16, colour: '#ffe2ae', flicker: 0.06, grow: 1.5 },
      { kind: 'lamp', x: 0.4, y: 0.56, radius: 0.1, colour: '#ffd592', flicker: 0.06, grow: 1.9 },
      { kind: 'snow', count: 110, wind: -0.04, fall: 0.2 },
    ],
  },
  {
    id: 'city-lights', style: 'skyline', seed: 'film/0',
    camera: { from: 1.02, to: 1.12, x: 0.62, y: 0.58, slide: -0.02 },
    effects: [
      { kind: 'twinkle', left: 0.02, right: 0.98, top: 0.52, bottom: 0.67, colour: '#ffd38a', count: 130 },
      { kind: 'shimmer', x: 0.5, top: 0.72, bottom: 0.95, spread: 0.5, colour: '#ffcb8a', count: 70 },
      { kind: 'snow', count: 100, wind: 0.02, fall: 0.1 },
    ],
  },
  {
    id: 'hill-morning', style: 'ridges', seed: 'film/1',
    camera: { from: 1.1, to: 1.02, x: 0.46, y: 0.5, slide: 0.015 },
    effects: [
      { kind: 'lamp', x: 0.435, y: 0.3, radius: 0.34, colour: '#ffe7c0', flicker: 0.05, grow: 1.25 },
      { kind: 'mist', y: 0.56, tall: 0.09, colour: '#f6d9cb', speed: 0.05 },
      { kind: 'mist', y: 0.7, tall: 0.08, colour: '#e6d3dc', speed: -0.06 },
      { kind: 'geese', x: 0.86, y: 0.36, dx: -0.3, dy: -0.08, size: 0.014, colour: '#2b2b47', count: 11 },
    ],
  },
  {
    id: 'river-opens', style: 'floes', seed: 'film/0',
    camera: { from: 1.14, to: 1.03, x: 0.55, y: 0.4, slide: -0.03 },
    effects: [
      { kind: 'lamp', x: 0.665, y: 0.31, radius: 0.26, colour: '#ffe9c4', flicker: 0.06, grow: 1.2 },
      { kind: 'shimmer', x: 0.5, top: 0.42, bottom: 0.98, spread: 0.06, colour: '#cfe9f5', count: 50 },
      { kind: 'geese', x: 0.08, y: 0.24, dx: 0.4, dy: -0.05, size: 0.015, colour: '#2f4356', count: 9 },
    ],
  },
];
