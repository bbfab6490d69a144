import type { Complaint } from '../diagnostics/diagnostic.js';
import { forbiddenBy } from '../diagnostics/forbidden.js';
import { NativePartError, unusable } from '../diagnostics/native-part.js';

/** What is lacking around gen-dtos, if an error comes from that; `undefined` for a bug of ours. */
export function lackingFor(error: unknown): Complaint | undefined {
  const forbidden = forbiddenBy(error);
  if (forbidden !== undefined) return forbidden;
  const failure = asNativePart(error);
  return failure && unusable(failure);
}

/** oxc-parser fails as soon as it is imported, so nobody could name it yet. */
function asNativePart(error: unknown): NativePartError | undefined {
  if (error instanceof NativePartError) return error;
  return error instanceof Error && error.message.includes('native binding')
    ? new NativePartError('oxc-parser', error)
    : undefined;
}
