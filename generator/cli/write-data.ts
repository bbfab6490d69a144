import { fstatSync, writeFileSync } from 'node:fs';

/** Writes all of a text, or lets the stream say that it can't. */
export function writeData(
  text: string,
  stream: NodeJS.WriteStream & { readonly fd: number },
): void {
  if (!fstatSync(stream.fd).isFile()) return void stream.write(text);
  try {
    // A stream doesn't look how much a file took: of a full disk, only the beginning.
    writeFileSync(stream.fd, text);
  } catch (error) {
    stream.emit('error', error);
  }
}
