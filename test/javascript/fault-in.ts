/** Whether the JavaScript and the declarations of a module are those that compilers make of it. */
import { transformSync, type Loader } from 'esbuild';
import { parseSync } from 'oxc-parser';
import ts from 'typescript-5.9';
import { asJavaScript } from '../../generator/4-emit/as-javascript.js';
import type { OutputFile } from '../../generator/4-emit/output-file.js';

/** What is different in one of them; nothing if they say the same. */
export function faultIn({ name, text }: OutputFile): string | undefined {
  const [code, declarations] = asJavaScript({ name, text });
  const otherCode = difference(
    compact(text, 'ts'),
    compact(code?.text ?? '', 'js'),
    `${name} as JavaScript`,
  );
  // What only one generated module imports has none.
  if (otherCode !== undefined || name.endsWith('.json-schema.ts')) return otherCode;
  return (
    difference(said(declared(text)), said(declarations?.text ?? ''), `what ${name} declares`) ??
    difference(imports(declared(text)), imports(declarations?.text ?? ''), `what ${name} imports`)
  );
}

/** What runs: esbuild takes types and comments out, and knows no layout. */
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
