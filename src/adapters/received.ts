import type { Source } from './source.js';
import { unreadResponse } from './unfit-body.js';
import { UnreadBody } from './unread-body.js';

/** Either what a handler is given, or the answer to a request that doesn't get there. */
export type Received<Given> =
  | { readonly success: true; readonly given: Given }
  | { readonly success: false; readonly response: Response };

/** Takes a request, with what its framework has. */
export type Receive<Given, Context> = (
  source: Source,
  context: Context,
) => Promise<Received<Given>>;

export const refused = (response: Response): Extract<Received<never>, { success: false }> => ({
  success: false,
  response,
});

/** A body whose bytes can't be had is refused, whoever has asked for them. */
export async function refuseUnread<Given>(
  received: Promise<Received<Given>>,
): Promise<Received<Given>> {
  try {
    return await received;
  } catch (error) {
    if (error instanceof UnreadBody) return refused(unreadResponse(error));
    throw error;
  }
}
