/** Two handlers of a server that do the same with a valid request. */
export interface Twins {
  readonly method: 'PATCH' | 'PUT';
  /** The address of the one that binds the body. */
  readonly unsafe: string;
  /** And of the one with guard, parser and view. */
  readonly safe: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
