/** How long a run may take. A full run takes about 22 minutes, `--quick` about two. */
export interface Budget {
  readonly rounds: number;
  /** For one task of one peer: first to warm up, then as long again to measure. */
  readonly milliseconds: number;
  readonly coldStarts: number;
  readonly compilations: number;
  readonly typecheckedModels: number;
  readonly generations: number;
  readonly largestProject: number;
  readonly loadRounds: number;
  readonly loadSeconds: number;
}

export const full: Budget = {
  rounds: 7,
  milliseconds: 90,
  coldStarts: 15,
  compilations: 2,
  typecheckedModels: 200,
  generations: 3,
  largestProject: 1000,
  loadRounds: 30,
  loadSeconds: 1,
};

export const quick: Budget = {
  rounds: 2,
  milliseconds: 40,
  coldStarts: 3,
  compilations: 1,
  typecheckedModels: 50,
  generations: 1,
  largestProject: 100,
  loadRounds: 8,
  loadSeconds: 1,
};
