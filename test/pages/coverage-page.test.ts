import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { coveragePage } from './coverage-page.js';

const docs = new URL('../../docs/valibot-coverage.md', import.meta.url);

test('the coverage of valibot has its page (vitest -u writes it)', async () => {
  await expect(coveragePage()).toMatchFileSnapshot(fileURLToPath(docs));
});
