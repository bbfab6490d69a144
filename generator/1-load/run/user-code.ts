import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import type { Location } from '../../diagnostics/diagnostic.js';
import { locationOf } from '../source/location.js';
import { shownPath } from '../source/shown-path.js';
import { putBack } from './builtins.js';

const PREFIX = 'gen-dtos-';

/** The path of the folder where bundles run, without the six random characters at its end. */
export const TEMPORARY: string = path.join(tmpdir(), PREFIX);

/** Wraps what a user's file threw while it loaded. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly location: Location | undefined;

  constructor(message: string, location: Location | undefined) {
    super(message);
    this.location = location;
  }
}

/**
 * Runs the user's code.
 *
 * @throws {LoadError} With what the code threw and, if its stack shows it, where.
 */
export async function runUserCode<Result>(
  run: () => Promise<Result>,
  root: string,
): Promise<Result> {
  try {
    return await withBuiltinsAfter(run);
  } catch (error) {
    throw new LoadError(textOf(error), locationInStack(stackOf(error), root));
  }
}

/** Runs code, and puts back what it replaced of JavaScript. */
async function withBuiltinsAfter<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    const result = await run();
    putBack();
    await nextTurn(); // unhandled rejections surface now, while the file that caused them is known
    return result;
  } finally {
    const lost = putBack();
    if (lost !== undefined) await endThread(`${lost} was changed, and can't be put back`);
  }
}

/** Ends this thread, because nothing that it reads could be trusted. */
function endThread(reason: string): Promise<never> {
  setImmediate(() => {
    throw new Error(reason);
  });
  return new Promise(() => undefined);
}

/**
 * Special help if a file looked for another file beside itself: it runs elsewhere. Otherwise
 * `help`.
 */
export function helpForThrown({ message }: LoadError, help: string): string {
  if (COMMONJS.test(message)) return 'It is run as an ES module: use import and export default.';
  return IN_BUNDLE.test(message)
    ? "It runs in another folder, so it can't find files beside itself. Import them instead: import pkg from './package.json' with { type: 'json' }."
    : help;
}

/** What code for CommonJS fails with. */
const COMMONJS = /^ReferenceError: (?:module|exports|require) is not defined/;

/** Without the folder above: a link to the temporary folder is followed. */
const IN_BUNDLE = new RegExp(`${PREFIX}\\w{6}[\\\\/](?:config|models)[\\\\/]`);

/**
 * Describes a thrown value, in one line if possible. Anything can be thrown, even throwing getters.
 */
export function textOf(thrown: unknown): string {
  try {
    if (thrown instanceof Error) return `${thrown.name}: ${thrown.message}`;
    return typeof thrown === 'string' ? thrown : inspect(thrown, { depth: 1, breakLength: 200 });
  } catch {
    return 'something that cannot be shown';
  }
}

export function stackOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.stack) : '';
  } catch {
    return '';
  }
}

/** The folder of gen-dtos itself. Stack frames inside it are never the user's. */
const OURS = fileURLToPath(new URL('../../..', import.meta.url));

/** The first stack frame in the user's own files, or else in a package they use. */
export function locationInStack(stack: string, root: string): Location | undefined {
  const frames = stack.split('\n').flatMap(frameOf);
  const others = frames.filter(({ file }) => !file.startsWith(OURS));
  const own = others.filter(({ file }) => isInside(file, root));
  const packages = others.filter(({ file }) => /node_modules[\\/]/.test(file));
  for (const { file, line, column } of [...own, ...packages]) {
    const location = locationOf(file, root, line, column);
    if (location) return location;
  }
  return undefined;
}

interface Frame {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function frameOf(text: string): Frame[] {
  const [, address, line, column] =
    /^\s+at (?:.*? \()?((?:(?:file:\/)?\/|[A-Za-z]:\\|\\\\).+?):(\d+):(\d+)\)?$/.exec(text) ?? [];
  if (address === undefined) return [];
  const file = address.startsWith('file:') ? pathOf(address) : address;
  return [{ file, line: Number(line), column: Number(column) }];
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch {
    return address;
  }
}

function isInside(file: string, root: string): boolean {
  const shown = shownPath(file, root);
  return !shown.startsWith('..') && !path.isAbsolute(shown) && !shown.includes('node_modules/');
}
