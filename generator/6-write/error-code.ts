/** The code of a system error, such as `ENOENT`; `undefined` for anything else that was thrown. */
export const errorCodeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
