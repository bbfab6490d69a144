/**
 * Compares the JavaScript and the declarations of a module with those that compilers make of it.
 */
import { transformSync, type Loader } from 'esbuild';
import { parseSync } from 'oxc-parser';
import ts from 'typescript-5.9';
import { asJavaScript } from '../../generator/4-emit/as-javascript.js';
import type { OutputFile } from '../../generator/4-emit/output-file.js';

/** The first difference; `undefined` if there is none. */
export function faultIn({ name, text }: OutputFile): string | undefined {
  const [code, declarations] = asJavaScript({ name, text });
  const otherCode = difference(
    compact(text, 'ts'),
    compact(code?.text ?? '', 'js'),
    `${name} as JavaScript`,
  );
  // JSON Schema modules have no declarations: only one other generated module imports them.
  if (otherCode !== undefined || name.endsWith('.json-schema.ts')) return otherCode;
  return (
    difference(said(declared(text)), said(declarations?.text ?? ''), `what ${name} declares`) ??
    difference(imports(declared(text)), imports(declarations?.text ?? ''), `what ${name} imports`)
  );
}

/** The code that runs: esbuild removes types, comments and layout. */
function compact(text: string, loader: Loader): string {
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
  const options = { loader, tsconfigRaw, minifyWhitespace: true, target: 'esnext' } as const;
  return transformSync(text, options).code.replaceAll(';', ';\n');
}

/** What TypeScript declares of a module that it sees alone. */
function declared(text: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(
    text.replace('// @ts-nocheck\n', ''),
    {
      fileName: 'module.ts',
      compilerOptions: { isolatedDeclarations: true, verbatimModuleSyntax: true, strict: true },
    },
  );
  const [error] = diagnostics;
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return outputText;
}

/** Declarations and what documents them, however they are laid out. */
function said(declarations: string): string {
  return declarations
    .replaceAll(/^import [^]*?;$/gm, '')
    .replaceAll(/^(?:\/\/|\/\* (?:eslint|biome|@__)).*$/gm, '')
    .replaceAll(/\s+/g, '')
    .replaceAll(/[,;](?=[>)}])/g, '')
    .replaceAll(/(?<=[:<(=,>])\|/g, '')
    .replaceAll(/[;{]/g, '$&\n');
}

/** A line for each name that is imported: as what, and from where. */
function imports(declarations: string): string {
  const { staticImports } = parseSync('module.d.ts', declarations).module;
  const names = staticImports.flatMap(({ moduleRequest, entries }) =>
    entries.map(({ importName, localName }) =>
      [importName.name ?? importName.kind, localName.value, moduleRequest.value].join(' '),
    ),
  );
  return names.toSorted().join('\n');
}

function difference(wanted: string, made: string, of: string): string | undefined {
  if (wanted === made) return undefined;
  const lines = wanted.split('\n');
  const at = made.split('\n').findIndex((line, index) => line !== lines[index]);
  return `${of}: ${made.split('\n')[at]}\n  instead of: ${lines[at]}`;
}
