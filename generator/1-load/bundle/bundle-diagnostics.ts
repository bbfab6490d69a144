import type { Location as EsbuildLocation, Message } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { didYouMean, helpForName } from '../../../src/model/problems/suggest.js';
import {
  diagnosticOf,
  distinct,
  type Diagnostic,
  type Location,
} from '../../diagnostics/diagnostic.js';
import { markBefore } from '../source/location.js';
import { exportedNames } from '../source/syntax-tree.js';
import { ENTRY, type BundleError } from './bundle.js';
import { isInstalled } from './is-installed.js';
import { nearestFile } from './nearest-file.js';

/** Turns esbuild's errors into our diagnostics. */
export function bundleDiagnostics(
  error: BundleError,
  root: string,
  of: 'models' | 'config',
): Diagnostic[] {
  const found = error.messages.map((message) => {
    const { location } = message;
    const text = textOf(message, root);
    const { code, help } = kindOf(text, path.join(root, location?.file ?? ''), root);
    return diagnosticOf(
      {
        code: of === 'config' ? 'config-failed' : code,
        message: text.replace(/[.:]*$/, '.'),
        help,
      },
      location && location.file !== ENTRY ? placeOf(location, root) : fileIn(text),
    );
  });
  return distinct(found); // esbuild complains of a `tsconfig.json` once for each folder below it
}

/**
 * On a case-sensitive disk, esbuild finds a file that is imported in another case, but can't read it.
 */
function textOf({ location, text }: Message, root: string): string {
  if (location === null || !text.startsWith('Cannot read file: ')) return text;
  const { column = 1, length = 0, lineText = '' } = placeOf(location, root);
  const [, imported] = /^['"](.*)['"]$/.exec(lineText.slice(column - 1, column - 1 + length)) ?? [];
  return imported === undefined ? text : `Could not resolve "${imported}"`;
}

/** esbuild counts columns in bytes from 0; editors count characters from 1. */
function placeOf(location: EsbuildLocation, root: string): Location {
  const { file, line, length, lineText } = location;
  const column = location.column - Buffer.byteLength(markBefore(path.join(root, file), line));
  const bytes = Buffer.from(lineText);
  const charactersIn = (from: number, to: number): number =>
    bytes.subarray(from, to).toString().length;
  return {
    file,
    line,
    column: charactersIn(0, column) + 1,
    length: Math.max(1, charactersIn(column, column + length)),
    lineText,
  };
}

interface Kind {
  readonly code: 'model-import' | 'model-syntax';
  readonly help: string;
}

function kindOf(text: string, file: string, root: string): Kind {
  const [, unresolved] = UNRESOLVED.exec(text) ?? [];
  if (unresolved !== undefined)
    return { code: 'model-import', help: helpForFile(unresolved, file) };
  const [, exporter, name] = NOT_EXPORTED.exec(text) ?? [];
  if (exporter !== undefined && name !== undefined) {
    return { code: 'model-import', help: helpForExport(name, path.resolve(root, exporter)) };
  }
  if (UNREADABLE.test(text)) {
    return { code: 'model-import', help: 'Check the permissions of the file.' };
  }
  if (text.startsWith('No loader is configured for '))
    return { code: 'model-syntax', help: NO_CODE };
  const is = path.extname(file) === '.json' ? 'JSON' : 'TypeScript';
  return { code: 'model-syntax', help: `Correct the file: it has to be valid ${is}.` };
}

const NO_CODE =
  "Import code or JSON only. If 'models' of the configuration matches this file, write a narrower glob.";

const UNRESOLVED = /^Could not resolve "(.+)"/;

const NOT_EXPORTED = /^No matching export in "(.+)" for import "(.+)"/;

function helpForFile(imported: string, importer: string): string {
  if (isInstalled(imported, importer)) {
    return 'The package is installed, but has no such file: build the package first, or correct the path.';
  }
  if (ALIAS.test(imported)) {
    return "An alias is declared in 'paths' of tsconfig.json or, if it begins with '#', in 'imports' of package.json.";
  }
  return `${didYouMean(nearestFile(imported, importer))}Check the path, or install the package.`;
}

/** What can't be the name of a package. */
const ALIAS = /^(?:[~#$]|@\/)/;

function helpForExport(name: string, exporter: string): string {
  const exported = exportedNames(exporter, readFileSync(exporter, 'utf8'));
  return exported.length === 0
    ? 'Export it there, or correct its name.'
    : helpForName(name, exported);
}

const UNREADABLE = /^Cannot read (?:file|directory) "(?<file>.+)":/;

function fileIn(text: string): Location | undefined {
  const file = UNREADABLE.exec(text)?.groups?.['file'];
  return file === undefined ? undefined : { file };
}
