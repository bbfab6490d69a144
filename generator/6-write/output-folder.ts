import path from 'node:path';

/** The output folder, and who writes to it. */
export interface OutputFolder {
  readonly root: string;
  /** Its path as complaints show it, relative to the root. So are the paths of all files. */
  readonly shown: string;
  readonly configFile: string;
  /** Every file that was read. */
  readonly inputs: readonly string[];
}

export const pathOf = ({ root, shown }: OutputFolder): string => path.join(root, shown);
