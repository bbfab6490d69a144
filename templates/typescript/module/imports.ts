import path from 'node:path';
import type { ModelIr } from '../../../generator/ir/program-ir.js';
import { key, str } from '../../encode.js';
import { objectLiteral } from '../../expression.js';
import { code } from '../../layout.js';
import { modelAlias } from './names.js';

/** The values and types that a module may import from one place. */
export interface Importable {
  readonly from: string;
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

/** The import statements that a text needs, out of those that it may have. */
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

/** The import of valibot, if a text uses it. */
export function valibotImportFor(text: string): string[] {
  const isCalled = CALL.test(text) && CALL.test(withoutStrings(text));
  return isCalled ? [`import * as v from 'valibot';`] : [];
}

const CALL = /(?<![\w$.])v\./;

/** The import of a model from the user's module, if the text uses it. */
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

/** The path of a file in an import from another folder. */
export function pathFrom(folder: string, file: string): string {
  const from = path.posix.relative(folder, file);
  return from.startsWith('.') ? from : `./${from}`;
}

/** The name of a TypeScript file after compilation, which is also how imports name it. */
export const compiledNameOf = (file: string): string => file.replace(/\.([cm]?)tsx?$/, '.$1js');

function importOf(values: readonly string[], types: readonly string[], from: string): string[] {
  const sortedTypes = types.toSorted();
  if (values.length === 0 && types.length === 0) return [];
  if (values.length === 0)
    return [code`import type ${objectLiteral(sortedTypes)} from ${str(from)};`];
  const names = [...values.toSorted(), ...sortedTypes.map((name) => `type ${name}`)];
  return [code`import ${objectLiteral(names)} from ${str(from)};`];
}

/** The names that a text uses. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.match(NAMES));
}

/** Comments and string literals, where a user's text may contain any name. */
const SPELLED = String.raw`/\*[\s\S]*?\*/|//.*|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;

const STRINGS = new RegExp(SPELLED, 'g');

/** Names, and what is skipped, which matches with more around it: `.member`, `key:`, `key?:`. */
const NAMES = new RegExp(String.raw`${SPELLED}|\.{3}|\.?[A-Za-z_$][\w$]*(?:\??:)?`, 'g');

const withoutStrings = (text: string): string => text.replace(STRINGS, '');
