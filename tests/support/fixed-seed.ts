import fc from 'fast-check';

// A run that fails is the same run again. Look for other cases with HEMING_SEED=<whole number>.
fc.configureGlobal({ seed: Number(process.env['HEMING_SEED'] ?? 20260305) });
