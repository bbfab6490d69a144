import { expect, test } from 'vitest';
import { refused } from '../../test/outcome.js';
import { HEAD, modelFile, type Files } from '../../test/project.js';

/** A project whose configuration serves the model, and whose second role only the model uses. */
const SERVING: Files = {
  'access.ts': `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Staff' });
`,
  'gen-dtos.config.ts': `export default { models: ['*.model.ts'], outDir: 'out',
  openapi: { info: { title: '', version: '' }, resources: {
    User: { path: '/users', operations: ['create'] },
  } } };
`,
  'note.model.ts': modelFile('Note'),
};

const grantedTo = (role: string): string =>
  `v.string(), { writableBy: ['${role}'], readableBy: 'anyone' }`;
const USER = `model('User', { name: field(${grantedTo('admin')}) })`;

test.each([
  ['throws', `export const User = ${USER};\nthrow new Error('no');`, 'model-threw 4:7'],
  ['exports it altered', `export const User = v.partial(${USER});`, 'model-altered 3:37'],
  ['gives it no name', `export const User = ${USER.replace('User', 'A user')};`, 'model-name 3:27'],
])('a file that %s is all that is wrong', async (_, text, expected) => {
  const said = [expected.replace(' ', ' user.model.ts:')];
  const files = { ...SERVING, 'user.model.ts': `${HEAD}${text}\n` };
  expect(await refused(files)).toEqual({ code: 1, said });
});

test('no model at all is all that is wrong', async () => {
  const files = { ...SERVING, 'note.model.ts': '', 'user.model.ts': `${HEAD}${USER};` };
  const said = ['models-missing gen-dtos.config.ts:1:18'];
  expect(await refused(files)).toEqual({ code: 1, said });
});

test('roles of a field beside a wrong one count as used', async () => {
  const fields = `name: field(${grantedTo('admin')}), bio: field(${grantedTo('admni')})`;
  const files = { ...SERVING, 'user.model.ts': modelFile('User', fields) };
  expect((await refused(files)).said).toEqual([expect.stringMatching(/^role-unknown user/)]);
});

test('roles of a field whose option is misspelt are not called unused', async () => {
  const fields = `name: field(${grantedTo('admin').replace('writableBy', 'writeableBy')})`;
  const files = { ...SERVING, 'user.model.ts': modelFile('User', fields) };
  expect((await refused(files)).said).toEqual([expect.stringMatching(/^option-unknown user/)]);
});

test('a misspelt resource is reported beside mistakes in a model', async () => {
  const config = SERVING['gen-dtos.config.ts']!.replace('User:', 'Usr:');
  const fields = `name: field(${grantedTo('admin')}), bio: field(${grantedTo('admni')})`;
  const files = { 'gen-dtos.config.ts': config, 'user.model.ts': modelFile('User', fields) };
  const { said } = await refused({ ...SERVING, ...files });
  expect(said.map((one) => one.split(' ')[0])).toEqual(['role-unknown', 'resource-unknown']);
});
