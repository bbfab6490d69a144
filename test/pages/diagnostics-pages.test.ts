import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { codes, indexPage, pageOf } from './diagnostics-pages.js';

const docs = new URL('../../docs/diagnostics/', import.meta.url).pathname;

it.each(codes())('%s has its page (vitest -u writes it)', async (code) => {
  await expect(pageOf(code)).toMatchFileSnapshot(`${docs}${code}.md`);
});

it('has a list of them', async () => {
  await expect(indexPage()).toMatchFileSnapshot(`${docs}README.md`);
});

it('has no page of a diagnostic that is gone', async () => {
  const pages = (await readdir(docs)).map((name) => name.replace(/\.md$/, ''));
  expect(pages.toSorted()).toEqual(['README', ...codes()].toSorted());
});
