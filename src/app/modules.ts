import { ledgerModule } from './ledger-module.ts';
import type { Module } from './module.ts';
import { organizationsModule } from '../modules/organizations/organizations.module.ts';
import { peopleModule } from '../modules/people/people.module.ts';

/** Every module of the program, in the order of their dependence. */
export const modules: readonly Module[] = [ledgerModule, organizationsModule, peopleModule];
