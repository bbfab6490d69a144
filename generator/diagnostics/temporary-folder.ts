import type { Complaint } from './diagnostic.js';

/** The folder that bundles of the project's files go to can't be written. */
export function temporaryFolder(reason: string): Complaint {
  return {
    code: 'output-unwritable',
    message: `The folder for temporary files can't be written (${reason}).`,
    help: 'Check the permissions and the free space, or set another folder in TMPDIR (on Windows, in TEMP).',
  };
}
