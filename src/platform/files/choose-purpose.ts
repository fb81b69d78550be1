import type { Purpose } from './file-types.ts';

const BY_TYPE: Readonly<Record<string, Purpose>> = { 'image/': 'picture', 'video/': 'film', 'audio/': 'audio', 'text/': 'text' };

/** Of a field that takes files for several purposes: by how a file's type begins, what it is sent for. Everything else is sent for the first, which says what is taken. */
export const purposesByType = (purposes: readonly Purpose[]): Record<string, Purpose> => Object.fromEntries(Object.entries(BY_TYPE).filter(([, purpose]) => purposes.includes(purpose)));

/** What a file of this type is sent for. */
export const choosePurpose = (purposes: readonly Purpose[], type: string): Purpose => Object.entries(purposesByType(purposes)).find(([start]) => type.startsWith(start))?.[1] ?? purposes[0]!;
