import path from 'node:path';
import type { ModelIr } from '../../../generator/ir/program-ir.js';
import { key, str } from '../../encode.js';
import { objectLiteral } from '../../expression.js';
import { code } from '../../layout.js';
import { modelAlias } from './names.js';

/** What a module may import from one place: values, and types. */
export interface Importable {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

/** The import statements that a text needs, of those that it may have. */
export function importsFor(text: string, importable: readonly Importable[]): string[] {
  const used = namesIn(text);
  return importable.flatMap(({ from, values = [], types = [] }) =>
    importOf(
      values.filter((name) => used.has(name)),
      types.filter((name) => used.has(name)),
      from,
    ),
  );
}

/** The import of valibot, if a text calls it. */
export function valibotImportFor(text: string): string[] {
  const isCalled = CALL.test(text) && CALL.test(withoutStrings(text));
  return isCalled ? [`import * as v from 'valibot';`] : [];
}

const CALL = /(?<![\w$.])v\./;

/** The import of the user's module that holds a model; nothing if the text doesn't speak of it. */
export function modelImportFor(text: string, model: ModelIr, outDir: string): string[] {
  const alias = modelAlias(model.name);
  if (model.exportName === undefined || !text.includes(alias)) return [];
  const spoken = withoutStrings(text);
  if (!spoken.includes(alias)) return [];
  const isValue = spoken.replaceAll(`typeof ${alias}`, '').includes(alias);
  const specifier = compiledNameOf(pathFrom(outDir, model.file));
  const keyword = isValue ? 'import' : 'import type';
  return [code`${keyword} { ${key(model.exportName)} as ${alias} } from ${str(specifier)};`];
}

/** A file as an import in another folder speaks of it. */
export function pathFrom(folder: string, file: string): string {
  const from = path.posix.relative(folder, file);
  return from.startsWith('.') ? from : `./${from}`;
}

/** What a file of TypeScript is called when it is compiled, and so where it is imported. */
export const compiledNameOf = (file: string): string => file.replace(/\.([cm]?)tsx?$/, '.$1js');

function importOf(values: readonly string[], types: readonly string[], from: string): string[] {
  const sortedTypes = types.toSorted();
  if (values.length === 0 && types.length === 0) return [];
  if (values.length === 0)
    return [code`import type ${objectLiteral(sortedTypes)} from ${str(from)};`];
  const names = [...values.toSorted(), ...sortedTypes.map((name) => `type ${name}`)];
  return [code`import ${objectLiteral(names)} from ${str(from)};`];
}

/** Every name that a text speaks of. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(NAMES));
}

/** Texts of a user's may spell any name. */
const SPELLED = String.raw`/\*[\s\S]*?\*/|//.*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;

const STRINGS = new RegExp(SPELLED, 'g');

/** Names, and what is passed over: it is in quotes or behind a slash, so that it is no name. */
const NAMES = new RegExp(String.raw`${SPELLED}|[A-Za-z_$][\w$]*`, 'g');

const withoutStrings = (text: string): string => text.replace(STRINGS, '');
