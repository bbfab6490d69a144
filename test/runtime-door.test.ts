/** `gen-dtos/runtime` exports what is documented, and nothing that only emitted code calls. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';

const RUNTIME = path.resolve(import.meta.dirname, '../src/runtime');

interface Export {
  readonly name: string;
  readonly isType: boolean;
  /** The file that it is taken from. */
  readonly from: string;
}

const generated = exportsOf('generated.ts');
const door = exportsOf('index.ts');

test('the door is these names', () => {
  const named = (isType: boolean): string[] =>
    door.filter((one) => one.isType === isType).map(({ name }) => name);
  expect(named(false).sort()).toEqual([
    'DtoError',
    'apply',
    'changes',
    'given',
    'parse',
    'parseExpand',
    'parseFilter',
    'parseForm',
    'parseJson',
    'parseJsonPatch',
    'parseMany',
    'parseQuery',
    'parseReferenced',
    'parseSort',
    'readReferenced',
    'safeParse',
    'safeParseForm',
    'safeParseJson',
    'safeParseJsonPatch',
    'safeParseMany',
    'safeParseQuery',
    'safeParseReferenced',
    'toProblem',
    'upsertDto',
    'viewOf',
    'whereOf',
  ]);
  expect(named(true).sort()).toEqual([
    'ApplyOptions',
    'AskedReferences',
    'Dto',
    'DtoOfItem',
    'FilterKey',
    'FilterOptions',
    'FormBody',
    'FormEntries',
    'FormLimits',
    'FormNotation',
    'FormQuery',
    'Issue',
    'IssueCode',
    'JsonBody',
    'JsonLimits',
    'JsonPatchOptions',
    'MayReference',
    'MayReferenceNow',
    'ParseFormOptions',
    'ParseJsonOptions',
    'ParseManyOptions',
    'ParseOptions',
    'Parsed',
    'PathParams',
    'Problem',
    'ProblemError',
    'ProblemOptions',
    'QueryUrl',
    'ReferencedOptions',
    'RefusedIssue',
    'RefusedReport',
    'SafeParseFormResult',
    'SafeParseJsonResult',
    'SafeParseManyResult',
    'SafeParseResult',
    'SortKey',
    'ToldIssue',
    'Unreadable',
    'View',
    'WhereClause',
  ]);
});

test.each(door.filter(({ isType }) => !isType))('$name is documented', ({ name, from }) => {
  const inner = from === './generated.ts' ? generated.find((one) => one.name === name) : undefined;
  const source = readFileSync(path.join(RUNTIME, inner?.from ?? from), 'utf8');
  const declared = new RegExp(`\\*/\\nexport (async )?(function|class) ${name}\\b`).exec(source);
  const docstring = source.slice(source.lastIndexOf('/**', declared?.index), declared?.index);
  expect(docstring).toMatch(name === 'DtoError' ? /\w/ : /@returns[^]*@example\n \* ```ts\n/);
});

function exportsOf(file: string): Export[] {
  const { module } = parseSync(file, readFileSync(path.join(RUNTIME, file), 'utf8'));
  return module.staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName, isType, moduleRequest }) => ({
      name: exportName.name ?? '*',
      isType,
      from: (moduleRequest?.value ?? '').replace(/\.js$/, '.ts'),
    })),
  );
}
