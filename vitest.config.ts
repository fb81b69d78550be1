import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/support/longest-first.ts';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: '#markup' } },
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/fixed-seed.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    retry: 0,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/support/totals-reporter.ts'],
  },
});
