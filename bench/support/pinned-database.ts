// Holds the embedded server of a data folder, for benches that need a database on a core of its own.
import { startEmbeddedServer } from '../../src/platform/db/embedded/embedded-server.ts';

const server = await startEmbeddedServer({ dataFolder: process.argv[2]!, settings: { max_connections: '600' } });
process.send!(server.url);
const stop = () => void server.stop().then(() => process.exit(0));
process.on('SIGTERM', stop);
// Listening keeps this process, and with it the server, running.
process.on('message', stop);
