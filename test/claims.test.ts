/**
 * The README's tables name a test for each claim of the founding articles. Checks that the tests
 * exist, and that what the README counts is as many.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ATTACK_CLASSES } from '../src/testing/attack-classes.js';

const ROOT = path.join(import.meta.dirname, '..');

interface Article {
  readonly title: string;
  readonly folder: string;
  /** The second column: names of tests and attacks. */
  readonly shownBy: readonly string[];
}

const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

const articles = readme
  .split('## The founding articles, claim by claim\n')[1]
  ?.split('\n### ')
  .slice(1)
  .map((section): Article => {
    const [title = ''] = section.split('\n');
    const rows = section.split('\n').filter((line) => /^\| [HR]: /.test(line));
    return {
      title,
      folder: /\((examples\/[a-z-]+)\)/.exec(title)?.[1] ?? '',
      shownBy: rows.flatMap((row) => row.split(' | ')[1]?.replace(/ *\|$/, '').split('; ') ?? []),
    };
  });

test('each class of attacks is counted', () => {
  expect(readme).toContain(`${ATTACK_CLASSES.length} classes`);
});

test('there are five', () => {
  expect(articles?.map(({ shownBy }) => shownBy.length > 10)).toEqual(Array(5).fill(true));
});

describe.each(articles ?? [])('$title', ({ folder, shownBy }) => {
  const text = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(\.test|attacks)\.ts$/.test(file))
    .map((file) => readFileSync(path.join(ROOT, folder, file), 'utf8'))
    .join('\n');

  test.each(shownBy.filter((name) => !name.startsWith('every attack')))('%j', (name) => {
    expect(text).toContain(nameIn(name));
  });
});

/** The name of a test without the mark of its file, cut where the table shortens it. */
const nameIn = (name: string): string =>
  name
    .trim()
    .replace(/^(R2|B): /, '')
    .replace(/,? …$|…$/, '');
