/** A generated file, by its name in the output folder. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}
