import { hash } from 'node:crypto';

/** The tag of the n-th made-up voter. */
export const tagOf = (n: number): Buffer => hash('sha256', `bench voter ${n}`, 'buffer').subarray(0, 16);
