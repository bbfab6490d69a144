import { isSound } from './sound-address.js';
import type { Source } from './source.js';
import { unreadResponse, unsoundAddress } from './unfit-body.js';
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

/**
 * Refuses a request whose address no client can ask for, before anybody reads it; and one whose body's
 * bytes can't be had, whoever asked for them.
 */
export async function taken<Given>(
  { head }: Source,
  take: () => Promise<Received<Given>>,
): Promise<Received<Given>> {
  if (!isSound(head.url)) return refused(unsoundAddress());
  try {
    return await take();
  } catch (error) {
    if (error instanceof UnreadBody) return refused(unreadResponse(error));
    throw error;
  }
}
