import { readFileSync } from 'node:fs';
import type { Location } from '../../diagnostics/diagnostic.js';
import { shownPath } from './shown-path.js';
import type { Span } from './syntax-tree.js';

/** Finds a place in a file by its offset. */
export function locationAt(file: string, root: string, span: Span): Location {
  const text = textOf(file);
  const before = text.slice(0, span.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineText = lineFrom(text, lineStart);
  return {
    file: shownPath(file, root),
    line: before.split('\n').length,
    column: span.start - lineStart + 1,
    length: Math.max(1, Math.min(span.end, lineStart + lineText.length) - span.start),
    lineText,
  };
}

/** Finds a place in a file by line and column; `undefined` if the file has no such line. */
export function locationOf(
  file: string,
  root: string,
  line: number,
  column: number,
): Location | undefined {
  const lineText = textOf(file).split(/\r?\n/)[line - 1];
  if (lineText === undefined || lineText === '') return undefined;
  const start = markBefore(file, line).length;
  return { file: shownPath(file, root), line, column: column - start, length: 1, lineText };
}

/** The byte order mark before a line's text, if any: esbuild and stack traces count it. */
export const markBefore = (file: string, line: number): string =>
  line === 1 && rawTextOf(file).startsWith(MARK) ? MARK : '';

const MARK = '\uFEFF';

/** A file's text without its byte order mark, which editors don't count. */
export const textOf = (file: string): string => rawTextOf(file).replace(/^\uFEFF/, '');

function rawTextOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // without a text there are no places, but the complaint still names the file
  }
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}

/** The offset of a line and column in a text. */
export function offsetOf(text: string, { line = 1, column = 1 }: Location): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, column - 1);
}
