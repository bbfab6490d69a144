/**
 * Compiles the snippets with every supported TypeScript. A line with `// refused: …` must have an
 * error; every other line must have none.
 *
 * Each `// refused: …` is followed by a legitimate twin, `// accepted: …`, which shows that it is
 * not refused for some unrelated reason.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SNIPPETS = new URL('snippets/', import.meta.url);
const NODE_MODULES = new URL('../../node_modules/', import.meta.url);

const COMPILERS = [
  { version: '5.4', folder: 'typescript-5.4', bin: 'lib/tsc.js' },
  { version: '5.9', folder: 'typescript-5.9', bin: 'lib/tsc.js' },
  { version: '6.0', folder: 'typescript-6.0', bin: 'lib/tsc.js' },
  { version: '7.0', folder: 'typescript', bin: 'bin/tsc' },
];

/**
 * Errors about syntax or missing names. They mean that the snippet is broken and proves nothing.
 */
const BROKEN = /^TS(1\d{3}|2304|2305|2307|2552|2724)$/;

/** A `file:line` and the verdict written there. */
interface Mark {
  readonly place: string;
  readonly verdict: string;
  readonly text: string;
}

interface CompileError {
  readonly place: string;
  readonly code: string;
  readonly text: string;
}

const marks = readdirSync(SNIPPETS)
  .filter((file) => file.endsWith('.ts'))
  .flatMap(marksOf);
const refused = marks.filter((mark) => mark.verdict === 'refused');

describe('the snippets', () => {
  test('are 40 or more', () => {
    expect(refused.length).toBeGreaterThanOrEqual(40);
  });

  test('have a well-meant twin each', () => {
    const alone = refused.filter((mark) => marks[marks.indexOf(mark) + 1]?.verdict !== 'accepted');
    expect(alone).toEqual([]);
    expect(marks.length).toBe(2 * refused.length);
  });
});

describe.concurrent('server-controlled fields cannot be typed', () => {
  test.each(COMPILERS)('in TypeScript $version', async ({ version, folder, bin }) => {
    const compiler = new URL(`${folder}/`, NODE_MODULES);
    const { version: installed } = JSON.parse(readText(new URL('package.json', compiler)));
    expect(installed).toMatch(new RegExp(`^${version}\\.`));

    const errors = errorsIn(await compile(new URL(bin, compiler)));

    const compiled = wronglyAccepted(errors);
    const failed = wronglyRefused(errors);
    expect({ compiled, failed, riddles: riddlesIn(errors) }).toEqual({
      compiled: [],
      failed: [],
      riddles: [],
    });
  });
});

function marksOf(file: string): Mark[] {
  return readText(new URL(file, SNIPPETS))
    .split('\n')
    .flatMap((text, index) => {
      const verdict = /\/\/ (refused|accepted): \S/.exec(text)?.[1];
      return verdict ? [{ place: `${file}:${index + 1}`, verdict, text: text.trim() }] : [];
    });
}

/** What the compiler prints. Its exit code is ignored, because errors are expected. */
function compile(compiler: URL): Promise<string> {
  const args = [fileURLToPath(compiler), '-p', '.', '--pretty', 'false'];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: fileURLToPath(SNIPPETS), maxBuffer: 2 ** 26 },
      (_, stdout, stderr) => resolve(stdout + stderr),
    );
  });
}

/**
 * The errors in the output. A line that is neither an error at a place nor its indented rest is
 * one, too.
 */
function errorsIn(output: string): CompileError[] {
  return output
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
    .map((line) => {
      const [, file, row, code] = /^(.+)\((\d+),\d+\): error (TS\d+): /.exec(line) ?? [];
      return { place: `${file}:${row}`, code: code ?? '', text: line };
    });
}

function wronglyAccepted(errors: readonly CompileError[]): string[] {
  const places = new Set(errors.map((error) => error.place));
  return refused
    .filter((mark) => !places.has(mark.place))
    .map((mark) => `${mark.place}: ${mark.text}`);
}

function wronglyRefused(errors: readonly CompileError[]): string[] {
  const places = new Set(refused.map((mark) => mark.place));
  return errors
    .filter((error) => !places.has(error.place) || BROKEN.test(error.code))
    .map((error) => error.text);
}

/** Errors that name a helper type instead of listing the roles or keys. */
function riddlesIn(errors: readonly CompileError[]): string[] {
  return errors.filter((error) => / '(Role|Key)Of</.test(error.text)).map((error) => error.text);
}

function readText(file: URL): string {
  return readFileSync(file, 'utf8');
}
