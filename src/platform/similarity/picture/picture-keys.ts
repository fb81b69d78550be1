import type { FreshPrint } from './picture-print.ts';

/** Patches under whose keys a picture stands, and under whose keys it is looked for: its strongest. An altered picture's order is another, so more stand than are asked for. */
const KEYED = 80;
const ASKED = 60;

/** The keys under which a picture stands. */
export const storedKeys = ({ keys }: FreshPrint): number[] => [...new Set(keys.slice(0, KEYED).map(([own]) => own!))];

/** The keys under which a picture is looked for: of each patch its own and those with its least sure signs changed. */
export const askedKeys = ({ keys }: FreshPrint): number[] => [...new Set(keys.slice(0, ASKED).flatMap((each) => [...each]))];
