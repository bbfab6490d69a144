import { parseSync, Visitor } from 'oxc-parser';
import { beforeAll, expect, test } from 'vitest';
import { besideModels, type BesideModels } from '../test/injection/beside-models.js';

const PATTERNS: readonly RegExp[] = [
  new RegExp(''),
  /a\/b/,
  new RegExp('a/b'),
  /[/]/,
  new RegExp('\n'),
  new RegExp('^a\r\n\u2028\u2029b$'),
  /\n/,
  /^\0$/,
  /\cJ/,
  /[\b]/,
  /\\/,
  /['"`]/,
  /\$\{x\}/,
  /<\/script>/,
  /\*\//,
  /[^\]]/,
  /(?<year>\d{4})-\k<year>/,
  /(?<=\$)\d+/,
  /(?<!a)b/,
  /^(?=a)(?!ab)/,
  /^a.b$/s,
  /^a$/m,
  /^ä$/i,
  /^\p{L}$/u,
  /^\u{1F600}$/u,
  /^😀$/,
  /\uD83D/,
  /^a$/d,
  /^a.Ä$/dimsu,
  new RegExp('^[\\p{L}--[a-z]]$', 'v'),
  new RegExp('^[[a-z]&&[aeiou]]$', 'dimsv'),
];

const TEXTS = [
  '', 'a', 'A', 'b', 'ä', 'Ä', 'e', '/', 'a/b', '\n', 'a\nb', 'x\na\ny', 'a\r\n\u2028\u2029b', '\0',
  '\b', '\\', "'", '"', '`', '${x}', '</script>', '*/', ']', '1999-1999', '1999-2000', '$5', '5',
  'ab', 'cb', '😀', '\uD83D', 'a\nÄ', 'aXÄ', 'É',
]; // prettier-ignore

const schemaOf = ({ source, flags }: RegExp): string =>
  `v.pipe(v.string(), v.regex(new RegExp(${JSON.stringify(source)}, '${flags}')))`;

let models: BesideModels;

beforeAll(async () => {
  models = await besideModels(PATTERNS.map(schemaOf));
});

test.each(PATTERNS.map((pattern, index) => [pattern, index] as const))(
  '%s matches what it matched',
  (pattern, index) => {
    expect(TEXTS.map((text) => [text, models.generated(index, text)])).toEqual(
      TEXTS.map((text) => [text, pattern.test(text) ? [text] : 'refused']),
    );
  },
);

test('each is printed with its source and its flags', () => {
  const printed = new Set(modulesOf(models.output).flatMap(patternsIn));
  for (const pattern of PATTERNS) expect(printed).toContain(String(pattern));
});

const modulesOf = (output: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(output).filter(([name]) => name.endsWith('.ts'));

/** The patterns in a piece of code, as literals or as calls of the constructor. */
function patternsIn([name, code]: [string, string]): string[] {
  const found: string[] = [];
  const { program, errors } = parseSync(name, code);
  expect(errors, name).toEqual([]);
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex) found.push(`/${node.regex.pattern}/${node.regex.flags}`);
    },
    NewExpression({ callee, arguments: [source, flags] }) {
      if (callee.type !== 'Identifier' || callee.name !== 'RegExp') return;
      found.push(String(new RegExp(textOf(source), textOf(flags))));
    },
  }).visit(program);
  return found;
}

const textOf = (node: { readonly type: string } | undefined): string =>
  node?.type === 'Literal' && 'value' in node ? String(node.value) : '';
