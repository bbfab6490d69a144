/**
 * In the schemas of the world (FHIR, Kubernetes), types hold each other in many ways. A walk along
 * every path through them would not end. Here each of a dozen holds all of them.
 */
import { expect, test } from 'vitest';
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

test('plain schemas that hold each other', { timeout: IN_TIME }, async () => {
  const held = DOZEN.map((index) => `s${index}: v.optional(v.lazy(() => S${index})),`).join(' ');
  await patternsOf([
    ...DOZEN.map((index) => `const S${index}: v.GenericSchema = v.object({ ${held} });`),
    `export const M0 = model('M0', { id: field(v.string()), s: field(S0, { writableBy: ['owner'] }) });`,
  ]);
});
