import type { Complaint } from './diagnostic.js';

/** What the project's files are bundled to can't be written. */
export function temporaryFolder(reason: string): Complaint {
  return {
    code: 'output-unwritable',
    message: `The folder for temporary files can't be written (${reason}).`,
    help: 'Check permissions and space, or name another one: TMPDIR, on Windows TEMP.',
  };
}
