/** The patterns that parsers and adapters use on clients' texts take linear time. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import ts from 'typescript-5.9';
import { expect, test } from 'vitest';
import { backtrackingOf } from '../generator/3-lower/live/backtracking.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const FILES = globSync(['src/**/*.ts', '!**/*.test*.ts'], { cwd: ROOT });

const PATTERNS = FILES.flatMap((file) => {
  const text = readFileSync(`${ROOT}/${file}`, 'utf8');
  return patternsIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest)).map(
    (pattern) => [file, pattern] as const,
  );
});

test('there are some', () => expect(PATTERNS.length).toBeGreaterThan(20));

test.each(PATTERNS)('in %s, %s', (_, pattern) => {
  expect(backtrackingOf(pattern)).toBeUndefined();
});

function patternsIn(node: ts.Node): RegExp[] {
  const found: RegExp[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(inner)) found.push(patternOf(inner.text));
    ts.forEachChild(inner, visit);
  };
  visit(node);
  return found;
}

function patternOf(literal: string): RegExp {
  const end = literal.lastIndexOf('/');
  return new RegExp(literal.slice(1, end), literal.slice(end + 1));
}
