/**
 * The process that esbuild starts in this thread. Only the thread that started a process can take
 * note of its end: if the thread ends first, a zombie is left until the whole program ends.
 */
import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';

const children: Set<ChildProcess> = new Set();

/** Notes what is started from now on. */
export function watchChildren(): void {
  subscribe('child_process', (message) => {
    const { process: child } = message as { readonly process: ChildProcess };
    children.add(child);
    child.once('exit', () => children.delete(child));
  });
}

/** Ends esbuild's process, and waits for its end. What the user's files have started goes on. */
export async function endEsbuild(): Promise<void> {
  for (const child of [...children].filter(isEsbuild)) {
    const ended = once(child, 'exit');
    child.ref();
    child.kill();
    await ended;
  }
}

const isEsbuild = ({ spawnargs }: ChildProcess): boolean =>
  spawnargs.some((argument) => argument.startsWith('--service='));
