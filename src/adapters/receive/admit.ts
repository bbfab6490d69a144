import { refusalResponse } from '../../guard/refusal.js';
import { limitsOf } from '../../runtime/json/limits.js';
import { isRecord } from '../../runtime/plain-object.js';
import { isRefused, type Refused } from './choice.js';
import { refused, taken, type Receive, type Received } from './received.js';
import { askedOf, type Asked } from './source.js';

/** Finds out who is asking, and whether they may: whatever the handler needs, or why not. */
export type Admit<Found extends object, Context> = (
  asked: Asked & Context,
) => Found | Promise<Found>;

/** What a handler without a parsed body is given, beside what its framework has. */
export interface Admitted<Found extends object> {
  /** What was found on the way: what an authenticator or `guard.authorize` answers, for one. */
  readonly chosen: Exclude<Found, Refused>;
}

/** Takes a request whose body nobody parses: who is asking, and whether they may. */
export function admitter<Found extends object, Context extends object>(
  admit: Admit<Found, Context>,
): Receive<Admitted<Found>, Context> {
  const limit = limitsOf(undefined).bytes;
  const admitted = async (asked: Asked & Context): Promise<Received<Admitted<Found>>> => {
    const found = await admit(asked);
    mustBeFound(found);
    if (isRefused(found)) return refused(refusalResponse(found.refusal));
    return { success: true, given: { chosen: found as Exclude<Found, Refused> } }; // it is no refusal
  };
  return (source, context) =>
    taken(source, () => admitted({ ...context, ...askedOf(source, limit) }));
}

/**
 * Nobody is let in by a function that forgot to return, or by a list of no roles.
 *
 * @throws {TypeError} If callers without types found what is neither an admission nor a refusal.
 */
function mustBeFound(found: unknown): void {
  if (isRecord(found) && (!('success' in found) || typeof found['success'] === 'boolean')) return;
  throw new TypeError('Return what the handler needs, as an object, or a refusal.');
}
