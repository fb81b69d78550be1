import { Socket } from 'node:net';

const READ_BYTES = 65_536;
/** What was read, by any of the sockets, until it is handed on in the same moment. */
const read = Buffer.allocUnsafeSlow(READ_BYTES);

/**
 * A socket to the database. An ordinary one sets 64 KB aside for each piece that arrives, however short: at thousands of answers a second
 * that memory, and not what is kept in it, makes the engine mark its whole heap several times a second. With encryption the ordinary one
 * is used, since there the socket is read from below.
 */
export function databaseSocket({ ssl }: { readonly ssl?: unknown }): Socket {
  if (ssl !== undefined && ssl !== false) return new Socket();
  const socket: Socket = new Socket({
    onread: {
      buffer: read,
      callback: (length, bytes) => {
        socket.emit('data', Buffer.from(bytes.subarray(0, length)));
        return true;
      },
    },
  });
  return socket;
}
