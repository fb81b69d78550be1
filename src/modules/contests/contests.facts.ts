import type { FactKind } from '../../ledger/public.ts';

/** An entry was handed in: once an entry, however often it was returned and mended. Counts for its unit or receiving office. */
export const entrySubmitted = { kind: 'contests.entry-submitted', class: 'work', unit: 'piece', label: { zh: '报送作品', en: 'Entries submitted' } } as const satisfies FactKind;
/** An office chose an entry for the next tier. Counts for that office. */
export const entryForwarded = { kind: 'contests.entry-forwarded', class: 'work', unit: 'time', label: { zh: '逐级推荐', en: 'Entries forwarded' } } as const satisfies FactKind;
/** An office returned an entry with a reason. Counts for that office. */
export const entryReturned = { kind: 'contests.entry-returned', class: 'work', unit: 'time', label: { zh: '退回修改', en: 'Entries returned' } } as const satisfies FactKind;
/** The host published a work. Counts for the work's unit; taken back, it is corrected. */
export const workPublished = { kind: 'contests.work-published', class: 'output', unit: 'piece', label: { zh: '展示作品', en: 'Works published' } } as const satisfies FactKind;

/** An office took up what an office below had left behind. Counts for the office that took it up. */
export const entryCalledIn = { kind: 'contests.entry-called-in', class: 'work', unit: 'piece', label: { zh: '调阅作品', en: 'Entries called in' } } as const satisfies FactKind;
/** The host took an entry into judging. Counts for the work's unit. */
export const entryAdmitted = { kind: 'contests.entry-admitted', class: 'output', unit: 'piece', label: { zh: '入围作品', en: 'Entries admitted' } } as const satisfies FactKind;

export const contestFacts: readonly FactKind[] = [entrySubmitted, entryForwarded, entryReturned, entryCalledIn, entryAdmitted, workPublished];
