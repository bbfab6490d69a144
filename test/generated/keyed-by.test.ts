/** Lists with `keyedBy`, from the declaration to the record. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { HEAD, Project } from '../project.js';

const MODELS = `${HEAD}
const open = { writableBy: ['owner'] } as const;
const key = { writableBy: { create: ['owner'] } } as const;
export const Note = model('Note', { no: field(v.optional(v.number()), key), text: field(v.string(), open), by: field(v.optional(v.string())) });
export const Address = model('Address', {
  id: field(v.optional(v.pipe(v.string(), v.uuid())), key),
  street: field(v.string(), open),
  label: field(v.optional(v.string()), open),
  notes: field(v.optional(v.array(Note)), { ...open, keyedBy: 'no' }),
  verified: field(v.optional(v.boolean())),
});
export const User = model('User', {
  id: field(v.string()),
  addresses: field(v.optional(v.array(Address)), { ...open, keyedBy: 'id' }),
});
export const Team = model('Team', { name: field(v.string(), open), lead: field(User, open) });
interface CommentSchema extends v.GenericSchema<unknown> { readonly '~model': (typeof Comment)['~model'] }
export const Comment = model('Comment', {
  id: field(v.optional(v.string()), key),
  text: field(v.string(), open),
  draft: field(v.optional(v.string()), { ...open, stored: false }),
  likes: field(v.optional(v.number())),
  replies: field(v.optional(v.array(v.lazy((): CommentSchema => Comment))), { ...open, keyedBy: 'id' }),
});
`;

const project = new Project({ 'user.model.ts': MODELS, 'package.json': '{ "type": "module" }' });
expect((await project.run('--silent')).stderr).toBe('');

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';

/** What an expression is, with the generated code at hand. */
async function answer(expression: string): Promise<unknown> {
  project.write({
    'run.ts': `import { apply, changes, DtoError, safeParse, type Dto } from 'gen-dtos/runtime';
import * as out from './out/index.js';
const [A, B] = ['${A}', '${B}'];
const user = { id: 'u', addresses: [{ id: A, street: 'x', verified: true, notes: [{ no: 1, text: 'n', by: 'staff' }] }, { id: B, street: 'y', verified: false }] };
const updated = (dto: Dto<any>, record: object, body: unknown) => {
  const result = safeParse(dto, body);
  if (!result.success) return result.issues;
  try {
    return apply(record, result.output);
  } catch (error) {
    if (error instanceof DtoError) return error.issues;
    throw error;
  }
};
console.log(JSON.stringify(${expression}));`,
  });
  const tsx = path.resolve(import.meta.dirname, '../../node_modules/tsx/dist/cli.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [tsx, project.path('run.ts')]);
  return JSON.parse(stdout);
}

test('items keep what the server controls, at any depth, in the order of the client', async () => {
  const addresses = `[{ street: 'new' }, { id: A, street: 'z', notes: [{ no: 1, text: 'm' }, { text: 'o' }] }]`;
  expect(await answer(`updated(out.updateUserByOwner, user, { addresses: ${addresses} })`)).toEqual(
    {
      id: 'u',
      addresses: [
        { street: 'new' },
        {
          id: A,
          street: 'z',
          verified: true,
          notes: [{ no: 1, text: 'm', by: 'staff' }, { text: 'o' }],
        },
      ],
    },
  );
});

test('a key that the record does not hold is refused, in every shape', async () => {
  const refused = (...at: (string | number)[]): object => ({
    code: 'value_not_allowed',
    path: at,
    message: 'No such item',
  });
  const body = `{ addresses: [{ id: A, street: 'z' }] }`;
  expect(
    await answer(`[
      updated(out.updateUserByOwner, { id: 'u' }, ${body}),
      updated(out.replaceUserByOwner, { id: 'u', addresses: [user.addresses[1]] }, ${body}),
      updated(out.createUserByOwner, {}, ${body}),
      updated(out.updateTeamByOwner, { name: 't', lead: { addresses: [] } }, { lead: ${body} }),
      updated(out.createTeamByOwner, {}, { name: 't', lead: ${body} }),
    ]`),
  ).toEqual([
    [refused('addresses', 0, 'id')],
    [refused('addresses', 0, 'id')],
    [refused('addresses', 0, 'id')],
    [refused('lead', 'addresses', 0, 'id')],
    [refused('lead', 'addresses', 0, 'id')],
  ]);
});

test('the guard of a new record says what its parser says', async () => {
  expect(
    await answer(`[
      out.isCreateUserByOwner({ addresses: [{ id: A, street: 'z' }] }),
      out.isCreateUserBy(['owner'], { addresses: [{ id: A, street: 'z' }] }),
      out.isCreateTeamByOwner({ name: 't', lead: { addresses: [{ street: 'z', notes: [{ no: 1, text: '' }] }] } }),
      out.isCreateUserByOwner({ addresses: [{ street: 'z', notes: [{ text: 'a' }] }] }),
      out.isCreateUserBy(['owner'], { addresses: [{ street: 'z' }] }),
      out.isCreateUserBy(['nobody'], {}),
      out.isUpdateUserByOwner({ addresses: [{ id: A, street: 'z' }] }),
    ]`),
  ).toEqual([false, false, false, true, true, false, true]);
});

test('a copy of a body that was read is written without a change', async () => {
  expect(
    await answer(`changes(user, (safeParse(out.updateUserByOwner, { addresses: [
      { id: A, street: 'x', notes: [{ no: 1, text: 'n' }] }, { id: B, street: 'y' }] }) as any).output)`),
  ).toEqual([]);
});

test('items that hold each other are found through getters', async () => {
  const record = `{ id: 'c', text: 'a', replies: [{ id: 'd', text: 'b', likes: 3, replies: [{ id: 'e', text: 'c', likes: 5 }] }] }`;
  const body = (id: string): string =>
    `{ replies: [{ id: 'd', text: 'B', draft: 'not stored', replies: [{ id: '${id}', text: 'C', draft: '' }] }] }`;
  expect(await answer(`updated(out.updateCommentByOwner, ${record}, ${body('e')})`)).toEqual({
    id: 'c',
    text: 'a',
    replies: [{ id: 'd', text: 'B', likes: 3, replies: [{ id: 'e', text: 'C', likes: 5 }] }],
  });
  expect(await answer(`updated(out.updateCommentByOwner, ${record}, ${body('d')})`)).toMatchObject([
    { path: ['replies', 0, 'replies', 0, 'id'], message: 'No such item' },
  ]);
});

test('the deepest record that a parser takes is no danger to the stack', async () => {
  expect(
    await answer(`(() => {
      let record: object = { id: 'a', text: 'x', likes: 1 };
      let body: object = { id: 'a', text: 'x' };
      for (let depth = 0; depth < 490; depth++) {
        record = { id: 'a', text: 'x', likes: 1, replies: [record] };
        body = { ...(depth < 489 && { id: 'a' }), text: 'x', replies: [body] };
      }
      return changes(record, (safeParse(out.updateCommentByOwner, body) as any).output);
    })()`),
  ).toEqual([]);
});

test('what holds no keyed list is as it was', () => {
  const note = project.read('out/note.ts');
  expect(note).not.toContain('newItems');
  expect(note).not.toContain('namesNoItem');
  expect(project.read('out/user.ts')).toContain(
    "addresses: { create: 1, update: 1, list: () => addressGrants, keyedBy: 'id' },",
  );
});
