import { isSound } from './sound-address.js';
import type { Source } from './source.js';
import { unreadResponse, unsoundAddress } from './unfit-body.js';
import { UnreadBody } from './unread-body.js';

/** What a handler receives, or the response to a request that does not reach it. */
export type Received<Given> =
  | { readonly success: true; readonly given: Given }
  | { readonly success: false; readonly response: Response };

/** Receives a request, with what its framework provides. */
export type Receive<Given, Context> = (
  source: Source,
  context: Context,
) => Promise<Received<Given>>;

export const refused = (response: Response): Extract<Received<never>, { success: false }> => ({
  success: false,
  response,
});

/**
 * Receives a request, but refuses it if no client can ask for its URL, or if the bytes of its body
 * can't be read, whoever reads them.
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
