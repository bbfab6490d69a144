/** Two handlers that do the same with a valid request. */
export interface Twins {
  readonly method: 'PATCH' | 'PUT';
  /** The URL of the handler that binds the body unchecked. */
  readonly unsafe: string;
  /** The URL of the handler with guard, parser and view. */
  readonly safe: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}
