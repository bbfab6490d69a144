import { expect, test } from 'vitest';
import { HEAD, Project } from '../../../test/project.js';

const MODELS = `${HEAD}import { narrow } from 'gen-dtos';
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
export const Event = model('Event', {
  at: field(v.pipe(v.string(), v.isoTimestamp(), v.toDate()), open),
  seats: field(v.optional(v.pipe(v.string(), v.digits(), v.toNumber(), v.maxValue(500)), '0'), open),
  tags: field(v.pipe(v.string(), v.transform((text) => text.split(',')), v.array(v.string())), open),
  payload: field(v.pipe(v.string(), v.parseJson()), open),
  until: field(v.nullish(v.pipe(v.string(), v.isoTimestamp(), v.toDate())), {
    writableBy: [narrow('owner', v.pipe(v.date(), v.minValue(new Date(0))))],
  }),
});
`;

const AT_TOP = `${HEAD}
const open = { writableBy: ['owner'] } as const;
export const Optional = model('Optional', { it: field(v.optional(v.string(), 'a'), open) });
export const Undefinedable = model('Undefinedable', {
  it: field(v.undefinedable(v.string(), 'a'), open),
});
export const Nullable = model('Nullable', { it: field(v.nullable(v.string(), 'a'), open) });
export const Nullish = model('Nullish', { it: field(v.nullish(v.string(), 'a'), open) });
export const Inside = model('Inside', {
  it: field(v.strictObject({ inner: v.optional(v.string(), 'a') }), open),
});
export const Replaced = model('Replaced', {
  within: field(v.optional(v.nullable(v.string(), 'a'), null), open),
  itself: field(v.nullish(v.string(), null), open),
});
export const Listed = model('Listed', { it: field(v.array(Optional), open) });
export const Nested = model('Nested', { it: field(Optional, open) });
`;

const project = new Project({ 'user.model.ts': MODELS, 'at-top.model.ts': AT_TOP });
expect((await project.run('--silent')).code).toBe(0);
const user = project.read('out/user.ts');

/** The members of an interface, one line each. */
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

test('what steps return is written out where that is known', () => {
  const event = project.read('out/event.ts');
  expect(membersOf(event, 'CreateEventByOwner')).toEqual([
    'at: Date;',
    'seats: number;',
    'tags: string[];',
    'payload: unknown;',
    'until?: Date;',
  ]);
  expect(membersOf(event, 'UpdateEventByOwnerInput')).toEqual([
    'at?: string;',
    'seats?: string;',
    'tags?: string;',
    'payload?: string;',
    'until?: string | null;',
  ]);
});

test('null is returned where it is the default, but not where another default replaces that', () => {
  expect(membersOf(project.read('out/replaced.ts'), 'CreateReplacedByOwner')).toEqual([
    'within: string;',
    'itself: string | null;',
  ]);
});

test('an input may leave out defaults, and has the types that are sent', () => {
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

test.each([
  ['optional', ['Create']],
  ['undefinedable', ['Create']],
  ['nested', ['Create']],
  ['nullable', ['Create', 'Update', 'Replace']],
  ['nullish', ['Create', 'Update', 'Replace']],
  ['inside', ['Create', 'Update', 'Replace']],
  ['listed', ['Create', 'Update', 'Replace']],
])('a default at the top of a field is filled in by create alone: %s', (name, shapes) => {
  const text = project.read(`out/${name}.ts`);
  const printed = text.matchAll(/interface (\w+?)[A-Z][a-z]+ByOwnerInput /g);
  expect([...printed].map(([, shape]) => shape)).toEqual(shapes);
});
