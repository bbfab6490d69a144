/** The world of the command: what it is given and where it speaks. */
export interface Terminal {
  readonly args: readonly string[];
  readonly color: boolean;
  /** Data. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
  /** The time, in milliseconds. */
  readonly now: () => number;
  /** Asks to be told when the user wants the command to end, instead of being ended. */
  readonly onEnd: (end: () => void) => void;
}
