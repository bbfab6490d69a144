import { fstatSync, writeFileSync } from 'node:fs';

/** Writes a whole text, or makes the stream emit an error. */
export function writeData(
  text: string,
  stream: NodeJS.WriteStream & { readonly fd: number },
): void {
  if (!fstatSync(stream.fd).isFile()) return void stream.write(text);
  try {
    // A stream ignores partial writes: on a full disk it would write only the beginning.
    writeFileSync(stream.fd, text);
  } catch (error) {
    stream.emit('error', error);
  }
}
