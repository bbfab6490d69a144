import { build } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dto } from '../src/runtime/index.js';
import { HEAD, Project } from '../test/project.js';

const FIRE = 'globalThis.canary=1';

/** Texts that end a string, a comment, a template, a pattern or a line, and then do something. */
const PAYLOADS = [
  `'+(${FIRE})+'`,
  `"+(${FIRE})+"`,
  `\`+(${FIRE})+\``,
  `'"\`+(${FIRE})+\`"'`,
  `\${${FIRE}}`,
  `\\'+(${FIRE})+'`,
  `\\\\'+(${FIRE})+'`,
  `\\u0027+(${FIRE})+\\u0027`,
  `\\x27+(${FIRE})+\\x27`,
  `*/${FIRE}/*`,
  `*/;${FIRE};//`,
  `**/${FIRE}/**`,
  `*\u200B/${FIRE}`,
  `*\n/${FIRE}`,
  `\n${FIRE}\n`,
  `\r${FIRE}//`,
  `\r\n${FIRE}`,
  `\u2028${FIRE}\u2029`,
  `\u0085${FIRE}`,
  `'];${FIRE};['`,
  `']:(${FIRE}),['x`,
  `}},x:(${FIRE})})//`,
  `);${FIRE};(`,
  `//\n${FIRE}`,
  `<!--\n${FIRE}\n-->`,
  `</script><script>${FIRE}</script>`,
  `/;${FIRE};/`,
  `/.test('')||(${FIRE})||/`,
  `[${FIRE}]`,
  `import("data:text/javascript,${FIRE}")`,
  `$&$1$$\`$'`,
  `\uFEFF${FIRE}`,
  `\uD800'+(${FIRE})+'`,
  `\u202E'+(${FIRE})+'`,
  '\0',
  '\\',
  '*/',
  '`',
  '😀 日本語 ü',
  '@__PURE__ @ts-nocheck */',
];

/** Names that mean something to JavaScript, or to the code around them. */
const WORDS = [
  'constructor', 'toString', 'then', 'default', 'prototype', 'hasOwnProperty', 'valueOf', 'toJSON',
  'value', 'input', 'output', 'roles', 'known', 'item', 'items', 'checked', 'INVALID', 'accepted',
  'v', 'Date', 'Object', 'undefined', 'NaN', 'arguments', 'eval', 'await', 'class', 'let', 'length',
  'name', '__defineGetter__', '__proto', '0', '-1', '1e3', '01', 'ünï', '😀', 'a-b', 'a b', '',
]; // prettier-ignore

const ODD_ROLES = ['constructor', 'toString', 'then', 'valueOf'];

const GLOBALS = ['Date', 'Object', 'Array', 'Number', 'Error', 'Dto', 'DtoFamily', 'class', 'v'];

const NAMES = [...PAYLOADS, ...WORDS];

interface Sink {
  /** The schema of a field with the payload in it, as source. */
  readonly schema: (payload: string) => string;
  /** What such a field takes, and gives back. */
  readonly value: (payload: string) => unknown;
}

const anyText = (): string => 'text';
const itself = (payload: string): string => payload;

const SINKS: Record<string, Sink> = {
  Description: { schema: (p) => `v.pipe(v.string(), v.description(${p}))`, value: anyText },
  Title: { schema: (p) => `v.pipe(v.string(), v.title(${p}))`, value: anyText },
  Example: { schema: (p) => `v.pipe(v.string(), v.examples([${p}]))`, value: itself },
  Metadata: { schema: (p) => `v.pipe(v.string(), v.metadata({ [${p}]: ${p} }))`, value: anyText },
  Message: { schema: (p) => `v.pipe(v.string(${p}), v.minLength(1, ${p}))`, value: anyText },
  Literal: { schema: (p) => `v.literal(${p})`, value: itself },
  Picklist: { schema: (p) => `v.picklist(['other', ${p}])`, value: itself },
  Enum: { schema: (p) => `v.enum({ [${p} + 'x']: ${p} })`, value: itself },
  Longlist: {
    schema: (p) => `v.picklist([...'abcdefghijklmnopqrstuvwxyz', ${p}])`,
    value: itself,
  },
  Pattern: { schema: (p) => `v.pipe(v.string(), v.regex(exactly(${p})))`, value: itself },
  Flagged: {
    schema: (p) => `v.pipe(v.string(), v.regex(new RegExp(exactly(${p}), 'isu')))`,
    value: itself,
  },
  Start: {
    schema: (p) => `v.pipe(v.string(), v.startsWith(${p}), v.endsWith(${p}))`,
    value: itself,
  },
  Part: { schema: (p) => `v.pipe(v.string(), v.includes(${p}), v.value(${p}))`, value: itself },
  Fallback: { schema: (p) => `v.optional(v.string(), ${p})`, value: itself },
  Key: { schema: (p) => `v.object({ [${p}]: v.string() })`, value: (p) => ({ [p]: 'text' }) },
  Strict: {
    schema: (p) => `v.strictObject({ [${p}]: v.optional(v.string()) })`,
    value: (p) => ({ [p]: 'text' }),
  },
  Inside: {
    schema: (p) => `v.array(v.object({ [${p}]: v.picklist([${p}]) }))`,
    value: (p) => [{ [p]: p }],
  },
  Island: {
    schema: (p) => `v.object({ [${p}]: v.pipe(v.string(), v.check(() => true, ${p})) })`,
    value: (p) => ({ [p]: 'text' }),
  },
  Variant: {
    schema: (p) => `v.variant('k', [v.object({ k: v.literal(${p}), [${p} + 'x']: v.string() })])`,
    value: (p) => ({ k: p, [`${p}x`]: 'text' }),
  },
};

type Generated = Record<string, Dto<unknown> | ((roles: readonly string[]) => Dto<unknown>)>;

let generated: Generated;
let document: string;
let project: Project;

const quoted = (text: string): string => JSON.stringify(text);

function sinkFile([name, { schema }]: [string, Sink]): [string, string] {
  const fields = PAYLOADS.map(
    (payload, index) =>
      `  p${index}: field(${schema(quoted(payload))}, { writableBy: ['owner'], readableBy: 'anyone' }),`,
  );
  const exactly = `const exactly = (text: string): RegExp =>
  new RegExp('^' + text.replace(/[\\\\^$.*+?()[\\]{}|/]/g, '\\\\$&') + '$');
exactly('');`;
  return [
    `${name.toLowerCase()}.model.ts`,
    `${HEAD}${exactly}\nexport const ${name} = model('${name}', {\n${fields.join('\n')}\n});\n`,
  ];
}

const namesFile = `${HEAD}import { narrow } from 'gen-dtos';
export const Names = model('Names', {
${NAMES.map((name) => `  [${quoted(name)}]: field(v.string(), { writableBy: ['owner'], readableBy: ['owner'] }),`).join('\n')}
});
export const Narrowed = model('Narrowed', {
${NAMES.map((name) => `  [${quoted(name)}]: field(v.pipe(v.string(), v.check(() => true, ${quoted(name)})), { writableBy: [narrow('owner', v.literal(${quoted(name)}))] }),`).join('\n')}
});
export const Described = v.pipe(model('Described', { a: field(v.string(), { writableBy: ['owner'] }) }), v.title(${quoted(PAYLOADS.join(' '))}), v.description(${quoted(PAYLOADS.join(' '))}));
`;

const modelsFile = `${HEAD}
export const Roles = model('Roles', { a: field(v.string(), { writableBy: ${JSON.stringify(ODD_ROLES)} as any }) });
${GLOBALS.map(
  (name) => `export const Model${name} = model('${name}', {
  when: field(v.date(), { writableBy: ['owner'] }),
  list: field(v.array(v.number()), { writableBy: ['owner'] }),
  text: field(v.pipe(v.string(), v.check(() => true)), { writableBy: ['owner'] }),
});`,
).join('\n')}
`;

const access = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({
  owner: ${quoted(PAYLOADS.join(' '))},
${PAYLOADS.slice(0, 20)
  .map((payload, index) => `  r${index}: { description: ${quoted(payload)}, extends: ['owner'] },`)
  .join('\n')}
  constructor: 'A role',
  toString: 'A role',
  then: 'A role',
  valueOf: 'A role',
});
`;

const text = PAYLOADS.join(' ');

const config = `export default {
  models: ['**/*.model.ts'],
  outDir: 'out',
  openapi: {
    info: { title: ${quoted(text)}, version: ${quoted(text)}, description: ${quoted(text)} },
    servers: [{ url: 'https://x.test', description: ${quoted(text)} }],
    resources: { Names: { path: '/names', operations: ['create', 'read', 'list', 'update', 'replace', 'delete'] } },
  },
};
`;

beforeAll(async () => {
  project = new Project({
    'gen-dtos.config.ts': config,
    'access.ts': access,
    [`';${FIRE};' \${${FIRE}} \u2028${FIRE}.model.ts`]: namesFile,
    'models.model.ts': modelsFile,
    ...Object.fromEntries(Object.entries(SINKS).map(sinkFile)),
  });
  const { code, stderr } = await project.run('--silent');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  document = project.read('out/openapi.json');
  const bundle = project.path('bundle.mjs');
  await build({
    entryPoints: [project.path('out/index.ts')],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  generated = (await import(pathToFileURL(bundle).href)) as Generated;
}, 60_000);

const dto = (name: string): Dto<unknown> => generated[name] as Dto<unknown>;

function outputOf(name: string, body: unknown): unknown {
  const result = dto(name)['~standard'].validate(body);
  if (result instanceof Promise) throw new Error('Parsing is synchronous.');
  return result.issues ?? result.value;
}

test('importing everything that was generated runs nothing of it', () => {
  expect(Object.keys(generated).length).toBeGreaterThan(500);
  expect('canary' in globalThis).toBe(false);
});

describe.each(Object.entries(SINKS))('%s', (name, { value }) => {
  test.each(['create', 'replace', 'update'])('%s takes what its fields say', (shape) => {
    const body = Object.fromEntries(
      PAYLOADS.map((payload, index) => [`p${index}`, value(payload)]),
    );
    expect(outputOf(`${shape}${name}ByOwner`, body)).toEqual(body);
  });

  test('refuses the rest with messages of its own', () => {
    const body = Object.fromEntries(PAYLOADS.map((_, index) => [`p${index}`, 0]));
    expect(outputOf(`create${name}ByOwner`, body)).toHaveLength(PAYLOADS.length);
    expect('canary' in globalThis).toBe(false);
  });
});

describe('names of fields', () => {
  test.each(NAMES)('%j is read, and given back', (name) => {
    expect(outputOf('updateNamesByOwner', { [name]: 'text' })).toEqual({ [name]: 'text' });
  });

  test.each(NAMES)('%j is narrowed to its own value', (name) => {
    expect(outputOf('updateNarrowedByOwner', { [name]: name })).toEqual({ [name]: name });
    expect(outputOf('updateNarrowedByOwner', { [name]: `${name}!` })).toMatchObject([
      { path: [name] },
    ]);
  });

  test('all of them together are one record', () => {
    const body = Object.fromEntries(NAMES.map((name) => [name, 'text']));
    expect(outputOf('createNamesByOwner', body)).toEqual(body);
  });

  test('an inherited one is absent', () => {
    expect(outputOf('updateNamesByOwner', {})).toEqual({});
  });

  test("'__proto__' is an unknown key", () => {
    const body: unknown = JSON.parse('{ "__proto__": { "a": "text" } }');
    expect(outputOf('updateDescribedByOwner', body)).toMatchObject([{ path: ['__proto__'] }]);
  });
});

describe('names of roles', () => {
  const resultFor = (role: string): unknown => {
    const choose = generated['updateRolesBy'] as (roles: readonly string[]) => Dto<unknown>;
    return choose([role])['~standard'].validate({ a: 'text' });
  };

  test.each(ODD_ROLES)('%s has the grants it was given', (role) => {
    expect(resultFor(role)).toEqual({ value: { a: 'text' } });
  });

  test.each(['hasOwnProperty', '__proto__', 'isPrototypeOf', ''])(
    '%j, which is none, has no grants',
    (role) => {
      expect(resultFor(role)).toHaveProperty('issues');
    },
  );
});

test.each(GLOBALS)('a model named %s hides nothing that its module needs', (name) => {
  const body = { when: new Date(0), list: [1], text: 'text' };
  const capitalized = name.charAt(0).toUpperCase() + name.slice(1);
  expect(outputOf(`create${capitalized}ByOwner`, body)).toEqual(body);
});

test('the document is JSON that says the texts as they are', () => {
  const { info } = JSON.parse(document) as { info: { title: string; description: string } };
  expect(info).toMatchObject({ title: text, description: text });
});

test('no generated file holds a character that hides or turns text', () => {
  const files = Object.entries(project.output()).filter(([name]) => name.endsWith('.ts'));
  for (const [, file] of files)
    expect(file).not.toMatch(
      /[\0\r\u0085\u2028\u2029\u202E\uFEFF\uD800-\uDBFF](?![\uDC00-\uDFFF])/,
    );
});
