import type { Complaint } from './diagnostic.js';

/** A complaint if an error comes from something that Node was started without permission for. */
export function forbiddenBy(error: unknown): Complaint | undefined {
  const what = causesOf(error)
    .map(forbiddenIn)
    .find((one) => one !== undefined);
  return what === undefined
    ? undefined
    : {
        code: 'permission-missing',
        message: `Node forbids ${what}, which gen-dtos needs.`,
        help: 'Run it without --permission and --no-addons. Or allow what it needs: --allow-worker, --allow-child-process, --allow-addons, and --allow-fs-read and --allow-fs-write for the project, its packages and the folder for temporary files.',
      };
}

/** An error, its cause, the cause of that, and so on. */
export function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}

function forbiddenIn(error: Error): string | undefined {
  const { code, message, permission = '', resource = '' }: Refusal = error;
  // Where packages look for their addons, they keep only the message.
  if (message.includes('loading addons is disabled')) return 'native addons';
  return code === 'ERR_ACCESS_DENIED' ? (WHAT[permission]?.(resource) ?? permission) : undefined;
}

/** What Node says of a refusal. */
interface Refusal extends Error {
  readonly code?: string;
  readonly permission?: string;
  readonly resource?: string;
}

const WHAT: Readonly<Record<string, (resource: string) => string>> = {
  WorkerThreads: () => 'worker threads',
  ChildProcess: () => 'child processes',
  FileSystemRead: (file) => `reading ${file || 'files'}`,
  FileSystemWrite: (file) => `writing ${file || 'files'}`,
};
