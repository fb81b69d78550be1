// Checking a file needs nothing of the program but its rules, so it starts without the rest.
const run = process.argv[2] === 'verify' ? import('../app/verify-cli.ts').then(({ runVerify }) => runVerify(process.argv)) : import('../app/cli.ts').then(({ runCli }) => runCli(process.argv));
run.catch(async (error: unknown) => (await import('../app/refuse.ts')).refuseCommand(error));
