import { describe, expect, test } from 'vitest';
import { ACCESS, HEAD, Project } from '../../../test/project.js';

const project = (text: string): Project => new Project({ 'user.model.ts': `${HEAD}${text}` });
const OPEN = `{ writableBy: ['owner'] }`;
const CHECKED = 'v.pipe(v.string(), v.check((text) => text.length > 3))';

test('islands are reported', async () => {
  const { stderr } = await project(
    `export const User = model('User', { name: field(${CHECKED}, ${OPEN}) });`,
  ).run();
  expect(stderr).toContain(
    "info island: Field 'User.name' uses 'check', which is called in the model file at run time.",
  );
});

test('fields that nobody may write are not mentioned', async () => {
  const { stderr } = await project(
    `export const User = model('User', { name: field(v.string(), ${OPEN}), note: field(${CHECKED}) });`,
  ).run();
  expect(stderr).not.toContain('island');
});

test('an island in a model that is not exported is an error that says what to do', async () => {
  const nested = project(`const Place = model('Place', { city: field(${CHECKED}, ${OPEN}) });
export const User = model('User', { place: field(Place, ${OPEN}) });`);
  const { code, diagnostics } = await nested.report();
  expect(code).toBe(1);
  expect(diagnostics).toContainEqual(
    expect.objectContaining({
      code: 'island-unreachable',
      help: "Export it (export const Place = …) from a file that 'models' matches.",
      location: expect.objectContaining({ file: 'user.model.ts', line: 3 }),
    }),
  );
});

test('a type that only the compiler knows needs the export, too', async () => {
  const nested = project(`enum Kind { home = 'home' }
const Place = model('Place', { kind: field(v.enum(Kind), ${OPEN}) });
export const User = model('User', { place: field(Place, ${OPEN}) });`);
  expect(await nested.complaints()).toEqual(['error island-unreachable user.model.ts:4:32']);
});

describe('in a workspace', () => {
  const packages = (fields: string, manifest = `{ "name": "@acme/models" }`): Project =>
    new Project({
      'package.json': `{ "name": "acme" }`,
      'models/package.json': manifest,
      'models/access.ts': ACCESS,
      'models/user.model.ts': `${HEAD}export const User = model('User', { ${fields} });\n`,
    });

  test('an import of another package by its path is warned of, once for each file', async () => {
    const project = packages(`name: field(${CHECKED}, ${OPEN}), nick: field(${CHECKED}, ${OPEN})`);
    const { code, diagnostics } = await project.report();
    const [warning, ...others] = diagnostics.filter((one) => one.code === 'island-elsewhere');
    expect({ code, others }).toEqual({ code: 0, others: [] });
    expect(warning).toMatchObject({
      severity: 'warning',
      message: `Generated code imports 'models/user.model.ts', a file of another package, by its path.`,
      location: { file: 'models/user.model.ts', line: 3 },
    });
    expect(project.read('out/user.ts')).toContain(`from '../models/user.model.js'`);
  });

  test.each([
    ['a manifest without a name makes no package', CHECKED, `{ "type": "module" }`],
    ['what is printed imports nothing', 'v.string()', `{ "name": "@acme/models" }`],
  ])('%s', async (_, schema, manifest) => {
    const { code, diagnostics } = await packages(
      `name: field(${schema}, ${OPEN})`,
      manifest,
    ).report();
    expect(code).toBe(0);
    expect(diagnostics.map((one) => one.code)).not.toContain('island-elsewhere');
  });
});
