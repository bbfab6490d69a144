/** The command's surroundings: its arguments and where it writes. */
export interface Terminal {
  readonly args: readonly string[];
  readonly color: boolean;
  /** Writes data (stdout). */
  readonly out: (text: string) => void;
  /** Writes progress and complaints (stderr). */
  readonly err: (text: string) => void;
  /** The current time, in milliseconds. */
  readonly now: () => number;
  /** Registers what to do when the user wants the command to end, instead of just ending it. */
  readonly onEnd: (end: () => void) => void;
}
