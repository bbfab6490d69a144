/** Whether PostgreSQL refused a value that another row has (`unique_violation`); Drizzle says so in the cause. */
export const isTaken = (error: unknown): boolean =>
  isViolation(error) || isViolation(causeOf(error));

const isViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);
