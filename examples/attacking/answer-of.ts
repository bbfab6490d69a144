import type { Problem } from 'gen-dtos/runtime';
import type { Answer } from './attack.js';

/** An answer in JSON, with the places that a problem in it names. */
export async function answerOf(response: Response): Promise<Answer> {
  const body: Partial<Problem> = JSON.parse(await response.text());
  const refused = (body.errors ?? []).map(({ pointer }) => pointer);
  return { status: response.status, refused, body };
}
