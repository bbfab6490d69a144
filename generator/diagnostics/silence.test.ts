/** A configuration can silence warnings and infos, but not errors. */
import { expect, test } from 'vitest';
import { Project, type Complaint } from '../../test/project.js';
import { SILENCEABLE } from './catalogue.js';

const MODEL = `import { defineRoles } from 'gen-dtos';
import * as v from 'valibot';
const { field, model } = defineRoles({ owner: 'Whose it is', idle: 'Nobody' });
export const User = model('User', {
  name: field(v.pipe(v.string(), v.check((name) => name !== '')), { writableBy: ['owner'] }),
});
`;

async function told(
  silence: string,
  model = MODEL,
): Promise<{ code: number | null; diagnostics: readonly Complaint[] }> {
  const project = new Project({
    'user.model.ts': model,
    'gen-dtos.config.ts': `export default { models: ['*.model.ts', 'none/*.ts'], outDir: 'out', silence: ${silence} };`,
  });
  const { code, diagnostics } = await project.report();
  return { code, diagnostics };
}

const codes = (diagnostics: readonly Complaint[]): string[] => diagnostics.map(({ code }) => code);

test('silenced warnings and infos are left out, and all others are shown', async () => {
  const all = ['models-unmatched', 'role-unused', 'island', 'schema-wider'];
  expect(codes((await told('[]')).diagnostics).toSorted()).toEqual(all.toSorted());
  const { code, diagnostics } = await told(`['island', 'role-unused', 'models-unmatched']`);
  expect(code).toBe(0);
  expect(codes(diagnostics)).toEqual(['schema-wider']);
});

test('a silenced warning is left out beside an error, too', async () => {
  const { diagnostics } = await told(`['models-unmatched']`, `${MODEL}export const = 1;`);
  expect(codes(diagnostics)).toEqual(['model-syntax']);
});

test('errors are shown, whatever is silenced', async () => {
  const async = MODEL.replace('v.check(', 'v.checkAsync(async ').replace('v.pipe', 'v.pipeAsync');
  const { code, diagnostics } = await told(JSON.stringify(SILENCEABLE), async);
  expect(code).toBe(1);
  expect(codes(diagnostics)).toEqual(['schema-async']);
});

test.each([
  [
    `['schema-async']`,
    "'silence.0': 'schema-async' is an error, and errors are not silenced.",
    /^These can be silenced: .*island/,
  ],
  [
    `['island', 'role-unusd']`,
    "'silence.1': It is not the code of a warning or an info.",
    /^Did you mean 'role-unused'\? These/,
  ],
  [`['toString']`, "'silence.0': It is not the code of a warning or an info.", /^These can/],
  [`[5]`, "'silence.0': It is not the code of a warning or an info.", /defineConfig/],
  [`'island'`, `'silence': Expected Array but received "island".`, /island-elsewhere/],
])('silence: %s is refused', async (silence, message, help) => {
  const { code, diagnostics } = await told(silence);
  expect(code).toBe(2);
  expect(diagnostics).toMatchObject([
    { code: 'config-invalid', message, location: { file: 'gen-dtos.config.ts', line: 1 } },
  ]);
  expect(diagnostics[0]?.help).toMatch(help);
});

test('the help for another option of that name does not list what can be silenced', async () => {
  const { diagnostics } = await told(
    `[], openapi: { info: { title: '', version: '' }, silence: 'island' }`,
  );
  expect(diagnostics).toMatchObject([{ message: "'openapi.silence' is not an option." }]);
  expect(diagnostics[0]?.help).not.toContain('silenced');
});
