/** A request that is refused before a Dto is asked. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super('Refused');
    this.status = status;
  }
}
