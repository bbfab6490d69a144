/** A generated file. Its name is relative to the output folder. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}
