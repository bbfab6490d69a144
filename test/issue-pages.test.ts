import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { IssueCode } from '../src/runtime/issue.js';

const FOLDER = path.resolve(import.meta.dirname, '../docs/issues');

/** The compiler complains if a code is missing here. */
const CODES: Record<IssueCode, true> = {
  not_writable: true,
  unknown_key: true,
  value_not_allowed: true,
  invalid: true,
};

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(FOLDER).filter((file) => file !== 'README.md');
  expect(pages).toEqual(
    Object.keys(CODES)
      .map((code) => `${code}.md`)
      .toSorted(),
  );
});

test.each(Object.keys(CODES))('the page of %s is about it, and listed', (code) => {
  const pageOf = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');
  expect(pageOf(`${code}.md`)).toMatch(new RegExp(`^# \`${code}\`\n`));
  expect(pageOf('README.md')).toContain(`[\`${code}\`](${code}.md)`);
});
