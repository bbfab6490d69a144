import { refusalResponse } from '../../guard/refusal.js';
import { limitsOf } from '../../runtime/json/limits.js';
import { isRecord } from '../../runtime/plain-object.js';
import { isRefused, type Refused } from './choice.js';
import { refused, taken, type Receive, type Received } from './received.js';
import { askedOf, type Asked } from './source.js';

/** Finds out who is asking and whether they may: returns what the handler needs, or a refusal. */
export type Admit<Found extends object, Context> = (
  asked: Asked & Context,
) => Found | Promise<Found>;

/** What a handler without a parsed body receives, besides what its framework provides. */
export interface Admitted<Found extends object> {
  /** What `admit` returned, such as the success of an authenticator or of `guard.authorize`. */
  readonly chosen: Exclude<Found, Refused>;
}

/** Receives requests without parsing a body: finds out who is asking, and whether they may. */
export function admitter<Found extends object, Context extends object>(
  admit: Admit<Found, Context>,
): Receive<Admitted<Found>, Context> {
  const limit = limitsOf(undefined).bytes;
  const admitted = async (asked: Asked & Context): Promise<Received<Admitted<Found>>> => {
    const found = await admit(asked);
    mustBeFound(found);
    if (isRefused(found)) return refused(refusalResponse(found.refusal));
    return { success: true, given: { chosen: found as Exclude<Found, Refused> } }; // refusals have returned above
  };
  return (source, context) =>
    taken(source, () => admitted({ ...context, ...askedOf(source, limit) }));
}

/**
 * Makes sure that something was found: nobody is let in by a function that forgot to return, or by
 * an empty list of roles.
 *
 * @throws {TypeError} If untyped code returned neither an object for the handler nor a refusal.
 */
function mustBeFound(found: unknown): void {
  if (isRecord(found) && (!('success' in found) || typeof found['success'] === 'boolean')) return;
  throw new TypeError('`admit` has to return an object with what the handler needs, or a refusal.');
}
