/** Thrown if the bytes of a body can't be read, for a reason on the client's side. */
export class UnreadBody extends Error {
  override readonly name = 'UnreadBody';
  readonly reason: 'too_large' | 'cut_off';

  constructor(reason: UnreadBody['reason'], options?: ErrorOptions) {
    super(`The body is ${reason === 'too_large' ? 'too large' : 'cut off'}.`, options);
    this.reason = reason;
  }
}
