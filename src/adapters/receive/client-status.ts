/**
 * The status of an error that says the client is at fault, as those of body parsers, `http-errors`
 * and hosts do: from 400 to 499.
 */
export function clientStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error || 'statusCode' in error)) return undefined;
  const status = 'status' in error ? error.status : error.statusCode;
  return isClientStatus(status) ? status : undefined;
}

const isClientStatus = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 400 && status < 500;
