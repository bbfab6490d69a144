/** Mistakes in models and roles are reported with their place. */
import { expect, test as sequential } from 'vitest';
import { GOOD, once, refused } from '../../../test/outcome.js';
import { HEAD, modelFile } from '../../../test/project.js';

const test = sequential.concurrent;

const FIELDS: [name: string, field: string, code: string, column?: number][] = [
  ['an altered model', 'field(v.partial(Inner), { writableBy: ["owner"] })', 'model-altered'],
  ['a model with a fallback', 'field(v.fallback(Inner, { a: "" }), { writableBy: ["owner"] })', 'model-altered'],
  ['a model with other messages', 'field(v.config(Inner, { message: "" }), { writableBy: ["owner"] })', 'model-altered'],
  ['a model in a list with other settings', 'field(v.config(v.array(Inner), {}), { writableBy: ["owner"] })', 'model-hidden'],
  ['a model in a union that computes its message', 'field(v.union([Inner, v.null()], () => "No"), { writableBy: ["owner"] })', 'model-hidden'],
  ['a model in a record with a fallback', 'field(v.fallback(v.record(v.string(), Inner), {}), { writableBy: ["owner"] })', 'model-hidden'],
  ['a model that is made each time', 'field(v.lazy(() => v.array(Inner)), { writableBy: ["owner"] })', 'model-hidden'],
  ['a lazy schema that needs the input', 'field(v.lazy((i) => i.a), { writableBy: ["owner"] })', 'model-hidden'],
  ['lazy schemas without end', 'field((function f() { return v.lazy(() => v.array(f())) })())', 'model-hidden'],
  ['a rule behind a model that is made of a text', 'field(v.pipe(v.string(), v.parseJson(), Inner, v.maxEntries(3)), { writableBy: ["owner"] })', 'model-rules'],
  ['a narrowed model', 'field(Inner, { writableBy: [narrow("owner", v.strictObject({ a: v.literal("x") }))] })', 'narrowing-model', 36],
  ['a narrowed list of models', 'field(v.array(Inner), { writableBy: [narrow("owner", v.array(v.any()))] })', 'narrowing-model', 45],
  ['an asynchronous schema', 'field(v.pipeAsync(v.string(), v.checkAsync(async () => true)))', 'schema-async'],
  ['a regular expression that remembers', 'field(v.pipe(v.string(), v.regex(/a/g)))', 'regex-stateful'],
  ["a key named '__proto__' inside", 'field(v.object({ ["__proto__"]: v.string() }))', 'field-name', 26],
  ['a list of what is not there yet', 'field(v.array(undefined), { writableBy: ["owner"] })', 'field-invalid'],
  ['an entry that was not called', 'field(v.optional(v.object({ a: v.string })))', 'field-invalid'],
  ['a step that was not called', 'field(v.pipe(v.string(), v.email), { writableBy: ["owner"] })', 'field-invalid'],
  ['a narrowing to what is not there yet', 'field(v.array(v.string()), { writableBy: [narrow("owner", v.array(undefined))] })', 'field-invalid'],
  ["a key '__proto__:' inside", 'field(v.object({ __proto__: v.string() }))', 'field-name', 25],
]; // prettier-ignore

const complaintsOfFields = once(() => {
  const fields = FIELDS.map(([, text], index) => `  f${String(index).padStart(2, '0')}: ${text},`);
  const text = `${HEAD}import { narrow } from 'gen-dtos';
export const Inner = model('Inner', { a: field(v.string(), { writableBy: ['owner'] }) });
export const User = model('User', {
${fields.join('\n')}
});
narrow.length;`;
  return refused({ 'user.model.ts': text });
});

test.each(FIELDS.map((row, index) => [...row, index] as const))(
  'a field that holds %s is refused at its place',
  async (...row) => {
    const index = row.at(-1) as number;
    const [, , code, column = 3] = FIELDS[index] ?? [];
    const { said } = await complaintsOfFields();
    const ofLine = said
      .filter((one) => one.includes(`user.model.ts:${6 + index}:`))
      .filter((one) => !one.startsWith('schema-wider '));
    expect(ofLine).toEqual([`${code} user.model.ts:${6 + index}:${column}`]);
  },
);

test('every mistake in declarations is reported in one run, with its place', async () => {
  const text = `${HEAD}export const A = model('A', {
  a: field(),
  b: field(v.string(), { writeableBy: ['owner'] }),
  c: field(v.string(), { writableBy: 'owner' }),
  d: field(v.string(), { writableBy: ['ownr'] }),
  e: field(v.string(), { writableBy: { delete: ['owner'], create: 'owner' } }),
  f: v.string(),
  g: field(v.string(), { readableBy: 'owner' }),
  h: field(v.string(), { stored: 'no' }),
  i: field('string'),
  j: field(v.string(), null),
  k: field(v.string(), { writableBy: null }),
  l: null,
  m: field(v.string(), { readableBy: [3] }),
  n: field(v.string(), { writableBy: [null, {}] }),
  o: field(v.string(), { writableBy: [{ kind: 'narrowing', role: 'owner' }] }),
  __proto__: field(v.string()),
});
export const B = model('../../x', {});
export const C = model(undefined, {});
export const D = model('D');
export const E = model('E', []);
`;
  const { code, said } = await refused({ 'a.model.js': text });
  expect(code).toBe(1);
  expect(said.map((one) => one.replace('a.model.js:', ''))).toEqual([
    'field-invalid 4:6',
    'option-unknown 5:26',
    'grant-invalid 6:26',
    'grant-invalid 8:59',
    'grant-invalid 10:26',
    'field-invalid 11:26',
    'field-invalid 12:6',
    'field-invalid 13:6',
    'grant-invalid 14:26',
    'field-name 19:3',
    'role-unknown 7:39',
    'operation-unknown 8:40',
    'field-invalid 9:3',
    'field-invalid 15:3',
    'grant-invalid 16:26',
    'grant-invalid 17:3',
    'grant-invalid 17:3',
    'grant-invalid 18:3',
    'model-name 21:24',
    'model-name 22:18',
    'field-invalid 23:24',
    'field-invalid 24:24',
  ]);
});

test('mistakes in relation() are reported at its call', async () => {
  const access = `import { defineRoles } from 'gen-dtos';
export const { field, model, relation } = defineRoles({ owner: '' });`;
  const text = `import { relation } from './access.js';
export const A = relation('A', {}, { set: ['owner'] });
export const B = relation('B', {}, { connect: 'owner' });`;
  const { said } = await refused({ 'access.ts': access, 'user.model.js': text });
  expect(said).toEqual([
    'reference-invalid user.model.js:2:18',
    'reference-invalid user.model.js:3:18',
    'grant-invalid user.model.js:3:18',
  ]);
});

const ROLES: [name: string, roles: string, ...said: string[]][] = [
  ["named '__proto__'", `['__proto__']: 'x', owner: ''`, 'role-name access.ts:2:48'],
  ["named '__proto__' in a literal", `__proto__: { description: 'x' }, owner: ''`, 'role-name access.ts:2:47'],
  ['with an empty name', `'': 'x', owner: ''`, 'role-name access.ts:2:47'],
  ["named 'anyone'", `anyone: 'x', owner: ''`, 'role-name access.ts:2:47'],
  ['without description', `x: undefined, owner: ''`, 'role-invalid access.ts:2:47'],
  ['with a number as description', `x: { description: 3 }, owner: ''`, 'role-invalid access.ts:2:47'],
  ['that extends no list', `x: { description: '', extends: 'owner' }, owner: ''`, 'role-invalid access.ts:2:47'],
  ['that extends an unknown one', `x: { description: '', extends: ['ownr'] }, owner: ''`, 'role-unknown access.ts:2:79'],
]; // prettier-ignore

test.each(ROLES)('a role %s is refused where it is declared', async (_, roles, ...expected) => {
  const access = `import { defineRoles } from 'gen-dtos';\nexport const { field, model } = defineRoles({ ${roles} });`;
  const { code, said } = await refused({ ...GOOD, 'access.ts': access });
  expect({ code, said: said.filter((one) => !one.startsWith('role-unused')) }).toEqual({
    code: 1,
    said: expected,
  });
});

test('letters that take more than a byte do not shift a place', async () => {
  const { said } = await refused({ 'user.model.ts': `/* 日本😀 */ const = 1;` });
  expect(said).toEqual(['model-syntax user.model.ts:1:18']);
});

test('a byte order mark and Windows line ends do not shift a place', async () => {
  const text = modelFile('User', `  name: field(v.string(), { writableBy: ['ownr'] }),`);
  const files = { 'user.model.ts': `\uFEFF${text.replaceAll('\n', '\r\n')}` };
  expect((await refused(files)).said).toEqual(['role-unknown user.model.ts:4:42']);
});

test.each([
  ['a syntax error', 'const = 1;', 'model-syntax user.model.ts:1:7'],
  ['an import of nothing', `import './nope.js';`, 'model-import user.model.ts:1:8'],
  ['what a package lacks', `import { strng } from 'valibot'; strng;`, 'model-import user.model.ts:1:10'],
  ['what throws', `throw new Error('no');`, 'model-threw user.model.ts:1:7'],
  ['a call', `import { field } from './access.js'; field(1);`, 'field-invalid user.model.ts:1:38'],
])('on the line of the byte order mark, %s is where it is', async (_, text, said) => {
  expect((await refused({ 'user.model.ts': `\uFEFF${text}\r\n` })).said).toContain(said);
}); // prettier-ignore
