/** Lists with `keyedBy`, from the declaration to the record. */
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { RefusedReport } from '../../src/runtime/audit/refused-report.js';
import type { Dto } from '../../src/runtime/dto.js';
import { bundled } from '../bundled.js';
import { HEAD, Project } from '../project.js';

const MODELS = `${HEAD}
const open = { writableBy: ['owner'] } as const;
const key = { writableBy: { create: ['owner'] } } as const;
export const Note = model('Note', { no: field(v.optional(v.number()), key), text: field(v.string(), open), by: field(v.optional(v.string())) });
export const Address = model('Address', {
  id: field(v.optional(v.pipe(v.string(), v.uuid())), key),
  street: field(v.string(), open),
  label: field(v.optional(v.string()), open),
  code: field(v.optional(v.number()), { ...key, readableBy: ['owner'] }),
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

interface Loaded {
  readonly runtime: Pick<
    typeof import('../../src/runtime/index.js'),
    'apply' | 'changes' | 'DtoError' | 'parse' | 'safeParse'
  >;
  readonly out: Readonly<Record<string, Dto<object>>>;
  readonly guards: Readonly<Record<string, (...args: unknown[]) => boolean>>;
  readonly createUserByOwnerSchema: v.GenericSchema;
}

const { runtime, out, guards, createUserByOwnerSchema }: Loaded = await bundled(
  project,
  `export * as runtime from 'gen-dtos/runtime';
export * as out from './out/index.js';
export * as guards from './out/index.js';
export { createUserByOwnerSchema } from './out/user.schema.js';
`,
);

const A = '11111111-1111-4111-8111-111111111111';
const B = '22222222-2222-4222-8222-222222222222';

const user = {
  id: 'u',
  addresses: [
    { id: A, street: 'x', code: 1, verified: true, notes: [{ no: 1, text: 'n', by: 'staff' }] },
    { id: B, street: 'y', verified: false },
  ],
};

/** The record after an input, or why that is refused. */
function updated(dto: string, record: object, body: unknown): unknown {
  const result = runtime.safeParse(out[dto]!, body);
  if (!result.success) return result.issues;
  try {
    return runtime.apply(record, result.output);
  } catch (error) {
    if (error instanceof runtime.DtoError) return error.issues;
    throw error;
  }
}

/** Where a record would differ after an input. */
function changed(dto: string, record: object, body: unknown): unknown {
  const result = runtime.safeParse(out[dto]!, body);
  return result.success ? runtime.changes(record, result.output) : result.issues;
}

const keyRefused = (...at: (string | number)[]): object => ({
  code: 'value_not_allowed',
  path: at,
  message: 'No such item',
});

test('items keep what the server controls, at any depth, in the order of the client', () => {
  const addresses = [
    { street: 'new' },
    { id: A, street: 'z', notes: [{ no: 1, text: 'm' }, { text: 'o' }] },
  ];
  expect(updated('updateUserByOwner', user, { addresses })).toEqual({
    id: 'u',
    addresses: [
      { street: 'new' },
      {
        id: A,
        street: 'z',
        code: 1,
        verified: true,
        notes: [{ no: 1, text: 'm', by: 'staff' }, { text: 'o' }],
      },
    ],
  });
});

describe('a key that the record does not hold is refused', () => {
  const lead = { addresses: [{ id: A, street: 'z' }] };

  test.each([
    ['updateUserByOwner', { id: 'u' }],
    ['replaceUserByOwner', { id: 'u', addresses: [user.addresses[1]] }],
    ['createUserByOwner', {}],
  ])('by %s', (dto, record) => {
    expect(updated(dto, record, lead)).toEqual([keyRefused('addresses', 0, 'id')]);
  });

  test.each([
    ['updateTeamByOwner', { name: 't', lead: { addresses: [] } }],
    ['createTeamByOwner', {}],
  ])('by %s, nested', (dto, record) => {
    expect(updated(dto, record, { name: 't', lead })).toEqual([
      keyRefused('lead', 'addresses', 0, 'id'),
    ]);
  });
});

describe('what apply refuses', () => {
  const SECRET = 'hunter2';
  const principal = { userId: 'mallory' };

  /** What the log is told of an update of `user`. */
  function told(body: object): readonly RefusedReport[] {
    const reports: RefusedReport[] = [];
    const dto = runtime.parse(out['updateUserByOwner']!, body);
    const onRefused = (report: RefusedReport): void => void reports.push(report);
    try {
      runtime.apply(user, dto, { onRefused, principal });
    } catch (error) {
      expect(error).toBeInstanceOf(runtime.DtoError);
    }
    return reports;
  }

  test('is told as what parse refuses is, once, and without a value', () => {
    const foreign = '33333333-3333-4333-8333-333333333333';
    const reports = told({
      addresses: [
        { id: foreign, street: SECRET },
        { id: A, street: SECRET, notes: [{ no: 7, text: SECRET }] },
        { id: A, street: SECRET },
      ],
    });
    expect(reports).toMatchObject([
      {
        model: 'User',
        shape: 'update',
        operation: 'update',
        roles: ['owner'],
        principal,
        outcome: 'rejected',
        issues: [
          { code: 'value_not_allowed', pointer: '/addresses/0/id', message: 'No such item' },
          { code: 'value_not_allowed', pointer: '/addresses/1/notes/0/no' },
          { code: 'value_not_allowed', pointer: '/addresses/2/id', message: 'Sent twice' },
        ],
      },
    ]);
    expect(JSON.stringify(reports)).not.toMatch(new RegExp(`${SECRET}|${foreign}|${A}`));
  });

  test('is told of what is fixed once created, too', () => {
    const reports = told({ addresses: [{ id: A, street: 'x', code: 9 }] });
    expect(reports).toMatchObject([
      { issues: [{ code: 'not_writable', pointer: '/addresses/0/code' }] },
    ]);
  });

  test('and nothing else is told', () => {
    expect(told({ addresses: [{ id: A, street: SECRET, code: 1 }] })).toEqual([]);
  });
});

test.each([
  ['isCreateUserByOwner', { addresses: [{ id: A, street: 'z' }] }, false],
  ['isCreateUserByOwner', { addresses: [{ street: 'z', notes: [{ text: 'a' }] }] }, true],
  [
    'isCreateTeamByOwner',
    { name: 't', lead: { addresses: [{ street: 'z', notes: [{ no: 1, text: '' }] }] } },
    false,
  ],
  ['isUpdateUserByOwner', { addresses: [{ id: A, street: 'z' }] }, true],
])('the guard %s says of %o what its parser says', (guard, body, verdict) => {
  expect(guards[guard]!(body)).toBe(verdict);
});

test.each([
  [['owner'], { addresses: [{ id: A, street: 'z' }] }, false],
  [['owner'], { addresses: [{ street: 'z' }] }, true],
  [['nobody'], {}, false],
])('so does that of %o, of %o', (roles, body, verdict) => {
  expect(guards['isCreateUserBy']!(roles, body)).toBe(verdict);
});

test.each([
  [
    {
      addresses: [
        { id: A, street: 'z' },
        { id: B, street: 'z', notes: [{ no: 1, text: 'a' }] },
      ],
    },
    3,
  ],
  [{ addresses: [{ street: 'z', notes: [{ text: 'a' }] }] }, 0],
  [{ addresses: [{ id: A }] }, 1],
])('the valibot schema says of %o what the parser says', (body, count) => {
  const asked = v.safeParse(createUserByOwnerSchema, body).issues ?? [];
  const parsed = runtime.safeParse(out['createUserByOwner']!, body);
  const issues = parsed.success ? [] : parsed.issues;
  expect(asked.map((issue) => [issue.message, v.getDotPath(issue)])).toEqual(
    issues.map((issue) => [issue.message, issue.path.join('.')]),
  );
  expect(issues).toHaveLength(count);
});

test('a record that is sent as it was read is not changed', () => {
  const addresses = [
    { id: A, street: 'x', notes: [{ no: 1, text: 'n' }] },
    { id: B, street: 'y' },
  ];
  expect(changed('updateUserByOwner', user, { addresses })).toEqual([]);
});

test('items that hold each other are found through getters', () => {
  const e = { id: 'e', text: 'c', likes: 5 };
  const d = { id: 'd', text: 'b', likes: 3, replies: [e] };
  const record = { id: 'c', text: 'a', replies: [d] };
  const body = (id: string): object => ({
    replies: [{ id: 'd', text: 'B', draft: 'not stored', replies: [{ id, text: 'C', draft: '' }] }],
  });
  expect(updated('updateCommentByOwner', record, body('e'))).toEqual({
    ...record,
    replies: [{ ...d, text: 'B', replies: [{ ...e, text: 'C' }] }],
  });
  expect(updated('updateCommentByOwner', record, body('d'))).toEqual([
    keyRefused('replies', 0, 'replies', 0, 'id'),
  ]);
});

test('the deepest record that a parser takes is no danger to the stack', () => {
  let record: object = { id: 'a', text: 'x', likes: 1 };
  let body: object = { id: 'a', text: 'x' };
  for (let depth = 0; depth < 490; depth++) {
    record = { id: 'a', text: 'x', likes: 1, replies: [record] };
    body = { ...(depth < 489 && { id: 'a' }), text: 'x', replies: [body] };
  }
  expect(changed('updateCommentByOwner', record, body)).toEqual([]);
});

test('what holds no keyed list is as it was', () => {
  const note = project.read('out/note.ts');
  expect(note).not.toContain('newItems');
  expect(note).not.toContain('namesNoItem');
  expect(project.read('out/user.ts')).toMatch(/addresses: \{[^}]*keyedBy: 'id',?\s*\}/);
});
