/**
 * In the schemas of the world (FHIR, Kubernetes), types hold each other in many ways. A walk along
 * every path through them would not end. Here each of a dozen holds all of them.
 */
import { safeParse } from 'gen-dtos/runtime';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundled } from '../bundled.js';
import { CONFIG, HEAD, Project } from '../project.js';

const DOZEN = Array.from({ length: 12 }, (_, index) => index);

const SERVED = CONFIG.replace(
  "outDir: 'out'",
  `outDir: 'out', openapi: { info: { title: 'T', version: '1' }, resources: {
    M0: { path: '/m', operations: ['update'], patch: ['json-patch'] },
  } }`,
);

const IN_TIME = 60_000;

/** Runs the command and returns the patterns of `openapi.json`. */
async function patternsOf(declarations: readonly string[]): Promise<string[]> {
  const source = HEAD + declarations.join('\n');
  const project = new Project({ 'm.model.ts': source, 'gen-dtos.config.ts': SERVED });
  expect(await project.report()).toMatchObject({ code: 0, diagnostics: [] });
  return [...project.read('out/openapi.json').matchAll(/"pattern": "(.*)"/g)].map(String);
}

test('models that nest each other', { timeout: IN_TIME }, async () => {
  const nested = DOZEN.map(
    (index) => `m${index}: field(v.optional(v.lazy(() => M${index})), { writableBy: ['owner'] }),`,
  );
  const id = `id: field(v.string(), { readableBy: ['owner'] }),`;
  const patterns = await patternsOf(
    DOZEN.map(
      (index) =>
        `export const M${index}: v.GenericSchema = model('M${index}', { ${id} ${nested.join(' ')} });`,
    ),
  );
  expect(Math.max(...patterns.map(({ length }) => length))).toBeLessThan(30_000);
});

test(
  'models that hold the next one in three fields are imported',
  { timeout: IN_TIME },
  async () => {
    const fields = (index: number): string =>
      index === 0
        ? 'text: field(v.string(), open)'
        : ['a', 'b', 'c'].map((key) => `${key}: field(M${index - 1}, open)`).join();
    const models = Array.from(
      { length: 20 },
      (_, index) => `export const M${index} = model('M${index}', { ${fields(index)} });`,
    );
    const source = `${HEAD}const open = { writableBy: ['owner'] } as const;\n${models.join('\n')}`;
    const project = new Project({ 'm.model.ts': source });
    expect(await project.report()).toMatchObject({ code: 0, diagnostics: [] });
    const schemas = await bundled<Record<string, v.GenericSchema>>(
      project,
      `export { createM19ByOwnerSchema as chain } from './out/m19.schema.js';`,
    );
    const { issues = [] } = v.safeParse(schemas['chain']!, { a: {}, b: 1, d: 1 });
    const paths = issues.map((issue) => v.getDotPath(issue));
    expect(paths).toEqual(['a.a', 'a.b', 'a.c', 'b', 'c', 'd']);
  },
);

test('plain schemas that hold each other', { timeout: IN_TIME }, async () => {
  const held = DOZEN.map((index) => `s${index}: v.optional(v.lazy(() => S${index})),`).join(' ');
  await patternsOf([
    ...DOZEN.map((index) => `const S${index}: v.GenericSchema = v.object({ ${held} });`),
    `export const M0 = model('M0', { id: field(v.string()), s: field(S0, { writableBy: ['owner'] }) });`,
  ]);
});

const VARIANTS = `
const grants = { writableBy: ['owner'] } as const;
const once = <T>(make: () => T): (() => T) => { let made: T | undefined; return () => (made ??= make()); };

export const Leaf = model('Leaf', { kind: field(v.literal('leaf'), grants) });
const tree = once((): v.GenericSchema => v.variant('kind', [Leaf, Branch, v.variant('kind', [Twig] as never)] as never));
export const Branch: v.GenericSchema = model('Branch', {
  kind: field(v.literal('branch'), grants),
  subs: field(v.array(v.lazy(tree)), grants),
});
export const Twig: v.GenericSchema = model('Twig', {
  kind: field(v.literal('twig'), grants),
  sub: field(v.optional(v.lazy(() => Twig)), grants),
});

export const Root = model('Root', {
  tree: field(v.optional(v.lazy(tree)), grants),
});
`;

interface Both {
  readonly createRootByOwner: Parameters<typeof safeParse>[0];
  readonly createRootByOwnerSchema: v.GenericSchema;
  readonly Root: v.GenericSchema;
}

describe('a variant whose options hold it', () => {
  let loaded: Both;
  beforeAll(async () => {
    const project = new Project({ 'm.model.ts': HEAD + VARIANTS });
    expect(await project.report()).toMatchObject({ code: 0, diagnostics: [] });
    loaded = await bundled<Both>(
      project,
      `export { createRootByOwner } from './out/root.js';
export { createRootByOwnerSchema } from './out/root.schema.js';
export { Root } from './m.model.js';`,
    );
  });

  test.each([
    { tree: { kind: 'leaf' } },
    { tree: { kind: 'branch', subs: [{ kind: 'leaf' }, { kind: 'branch', subs: [] }] } },
    { tree: { kind: 'twig', sub: { kind: 'twig' } } },
    { tree: { kind: 'twig', sub: { kind: 'leaf' } } },
    { tree: { kind: 'branch', subs: [{ kind: 'bush' }] } },
    { tree: 1 },
  ])('%j', (input) => {
    const { createRootByOwner, createRootByOwnerSchema, Root } = loaded;
    const expected = v.safeParse(Root, input);
    expect(safeParse(createRootByOwner, input).success).toBe(expected.success);
    const schemas = v.safeParse(createRootByOwnerSchema, input);
    expect(schemas.success).toBe(expected.success);
    expect(schemas.output).toEqual(expected.output);
  });
});
