/** A refusal of a request that no Dto was asked about. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super('Refused');
    this.status = status;
  }
}
