/** Whose signatures a key makes, and its secret. */
export interface SigningKey<Principal> {
  readonly principal: Principal;
  /** At least 32 random bytes. */
  readonly secret: Uint8Array;
}
