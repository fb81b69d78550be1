import { Command } from 'commander';
import { addVerify } from './verify-command.ts';

/** The command line when only a file is to be checked: no database, no network, no services. */
export async function runVerify(argv: readonly string[]): Promise<void> {
  const program = new Command('heming').showHelpAfterError();
  addVerify(program);
  await program.parseAsync([...argv]);
}
