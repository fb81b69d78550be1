import type { Module } from './module.ts';
import { organizationsModule } from '../modules/organizations/organizations.module.ts';

/** Every module of the program, in the order of their dependence. */
export const modules: readonly Module[] = [organizationsModule];
