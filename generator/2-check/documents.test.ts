import { expect, test } from 'vitest';
import { modelFile, Project } from '../../test/project.js';

/** The complaints about the `openapi` part of a configuration. */
async function said(openapi: string): Promise<{ code: number | null; complaints: string[] }> {
  const project = new Project({
    'a.model.ts': modelFile('A'),
    'b.model.ts': modelFile('B'),
    'gen-dtos.config.ts': `import { defineConfig } from 'gen-dtos/config';
export default defineConfig({ models: ['*.model.ts'], outDir: 'out', openapi: { info: { title: 'T', version: '1' }, ${openapi} } });`,
  });
  const { code, diagnostics } = await project.report();
  return { code, complaints: diagnostics.map((one) => one.code) };
}

test('two resources at one path', async () => {
  const resources = `resources: { A: { path: '/x', operations: ['create'] }, B: { path: '/x', operations: ['create'] } }`;
  expect(await said(resources)).toEqual({ code: 2, complaints: ['resource-path'] });
});

test.each([
  ['would need parameters', '/x/{id}'],
  ['is relative', 'x'],
  ['ends in a slash', '/x/'],
  ['is empty', ''],
])('a path that %s', async (_, path) => {
  const resources = `resources: { A: { path: '${path}', operations: ['create'] } }`;
  expect(await said(resources)).toEqual({ code: 2, complaints: ['resource-path'] });
});

test.each([
  ['no format', `[]`],
  ['an unknown format', `['xml-patch']`],
  ['no list', `'json-patch'`],
])('an update that is sent in %s', async (_, patch) => {
  const resources = `resources: { A: { path: '/x', operations: ['update'], patch: ${patch} } }`;
  expect(await said(resources)).toEqual({ code: 2, complaints: ['config-invalid'] });
});

test('how an update is sent that is not offered', async () => {
  const resources = `resources: { A: { path: '/x', operations: ['create'], patch: ['json-patch'] } }`;
  expect(await said(resources)).toEqual({ code: 2, complaints: ['config-invalid'] });
  const offered = `resources: { A: { path: '/x', operations: ['update'], patch: ['json-patch'] } }`;
  expect(await said(offered)).toEqual({ code: 0, complaints: [] });
});

test('what is public where nothing is asked of callers, or what is not offered', async () => {
  const security = `securitySchemes: { key: { type: 'http', scheme: 'bearer' } }, security: [{ key: [] }],`;
  const open = (operation: string): string =>
    `resources: { A: { path: '/x', operations: ['create'], public: ['${operation}'] } }`;
  expect(await said(open('create'))).toEqual({ code: 2, complaints: ['config-invalid'] });
  expect(await said(security + open('list'))).toEqual({ code: 2, complaints: ['config-invalid'] });
  expect(await said(security + open('create'))).toEqual({ code: 0, complaints: [] });
});

test('a security scheme that is not declared', async () => {
  expect(await said(`security: [{ nope: [] }]`)).toEqual({
    code: 2,
    complaints: ['security-unknown'],
  });
});
