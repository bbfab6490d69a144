import { expect, test } from 'vitest';
import { HEAD, Project } from '../../test/project.js';

const MODELS = `${HEAD}
const open = { writableBy: ['owner'] } as const;
export const Plain = model('Plain', { name: field(v.pipe(v.string(), v.trim()), open) });
export const Place = model('Place', {
  country: field(v.optional(v.string(), 'NL'), open),
});
export const User = model('User', {
  plan: field(v.optional(v.string(), 'free'), open),
  note: field(v.nullable(v.string(), 'none'), open),
  born: field(v.pipe(v.string(), v.transform((text) => new Date(text))), open),
  places: field(v.array(Place), open),
});
`;

const project = new Project({ 'user.model.ts': MODELS });
expect((await project.run('--silent')).code).toBe(0);
const user = project.read('out/user.ts');

/** The members of an interface, as one line each. */
function membersOf(text: string, name: string): string[] {
  const body = new RegExp(`interface ${name} \\{\n([^}]*)\\}`).exec(text)?.[1] ?? '';
  return body.trim().split(/\n\s*/);
}

test('what is returned has the defaults and the transformed values', () => {
  expect(membersOf(user, 'CreateUserByOwner')).toEqual([
    'plan: string;',
    'note: string;',
    `born: DtoValueOf<typeof $User, 'create', 'owner', 'born'>;`,
    'places: CreatePlaceByOwner[];',
  ]);
});

test('what is sent may leave out defaults and holds the values as they are on the wire', () => {
  expect(membersOf(user, 'CreateUserByOwnerInput')).toEqual([
    'plan?: string;',
    'note: string | null;',
    `born: SentValueOf<typeof $User, 'born', 'create', 'owner'>;`,
    'places: CreatePlaceByOwnerInput[];',
  ]);
});

test('a Dto knows both', () => {
  expect(user).toContain('createUserByOwner: Dto<CreateUserByOwner, CreateUserByOwnerInput>');
});

test('where both are the same there is one', () => {
  expect(project.read('out/plain.ts')).not.toContain('Input');
});
