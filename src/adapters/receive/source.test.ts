import { expect, test } from 'vitest';
import { askedOf } from './source.js';
import { UnreadBody } from './unread-body.js';

// Node ends the process if nobody handles a rejection in the turn it came, and Vitest fails the run.
test('a chooser may await something else before the body, even if that is too large', async () => {
  const head = new Request('https://api.acme.dev/');
  const read = (): Promise<never> => Promise.reject(new UnreadBody('too_large'));
  const bytes = askedOf({ head, read }, 1).rawBody();
  await new Promise((resolve) => setTimeout(resolve));
  await expect(bytes).rejects.toMatchObject({ reason: 'too_large' });
});
