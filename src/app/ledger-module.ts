import { foldFacts } from '../ledger/fold.ts';
import type { Module } from './module.ts';

/** The ledger as the processes see it: its facts are folded into rollups whenever time moves on. */
export const ledgerModule: Module = {
  name: 'ledger',
  sweeps: [{ name: 'fold', run: async (ctx) => void (await foldFacts(ctx.db)) }],
};
