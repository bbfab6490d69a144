/** Forms and queries, asked of generated Dtos. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { importBundled } from '../../../test/injection/import-bundled.js';
import { Project } from '../../../test/project.js';
import { DtoError } from '../dto-error.js';
import type { Dto } from '../dto.js';
import { safeParseJson } from '../json/parse-json.js';
import { safeParse } from '../parse.js';
import type { SafeParseResult } from '../read-with.js';
import { toProblem } from '../problem.js';
import type { RefusedReport } from '../refused-report.js';
import { parseForm, safeParseForm, type ParseFormOptions } from './parse-form.js';
import { parseQuery, safeParseQuery } from './parse-query.js';

const MODEL = `import * as v from 'valibot';
import { narrow } from 'gen-dtos';
import { field, model } from './access.js';

const owner = { writableBy: ['owner'] } as const;

export const Preferences = model('Preferences', {
  theme: field(v.picklist(['light', 'dark']), owner),
  size: field(v.number(), owner),
  beta: field(v.boolean(), { writableBy: ['admin'] }),
});

export const Address = model('Address', {
  city: field(v.string(), owner),
  floor: field(v.optional(v.number()), owner),
  verified: field(v.optional(v.boolean())),
});

export const User = model('User', {
  id: field(v.string()),
  username: field(v.string(), { writableBy: { create: ['owner'] } }),
  name: field(v.pipe(v.string(), v.maxLength(10)), owner),
  bio: field(v.nullable(v.string()), owner),
  age: field(v.pipe(v.number(), v.integer()), owner),
  ratio: field(v.nullable(v.number()), owner),
  sixths: field(v.pipe(v.number(), v.multipleOf(2), v.multipleOf(3)), owner),
  active: field(v.boolean(), owner),
  agreed: field(v.literal(true), owner),
  level: field(v.picklist([1, 2]), owner),
  plan: field(v.picklist(['free', 'paid', 'staff']), {
    writableBy: [narrow('owner', v.picklist(['free', 'paid'])), 'admin'],
  }),
  born: field(v.date(), owner),
  due: field(v.nullable(v.date()), owner),
  total: field(v.bigint(), owner),
  either: field(v.union([v.string(), v.number(), v.boolean(), v.date()]), owner),
  anything: field(v.any(), owner),
  one_or_many: field(v.union([v.string(), v.array(v.string())]), owner),
  tags: field(v.array(v.string()), owner),
  scores: field(v.array(v.number()), owner),
  days: field(v.array(v.date()), owner),
  pair: field(v.strictTuple([v.string(), v.number()]), owner),
  set: field(v.set(v.string()), owner),
  falls_back: field(v.fallback(v.number(), 1), owner),
  moment: field(v.pipe(v.date(), v.transform((date) => date.getTime())), owner),
  own: field(v.custom<string>((value) => typeof value === 'string'), owner),
  upper: field(v.pipe(v.string(), v.toUpperCase()), owner),
  counted: field(v.pipe(v.string(), v.toNumber()), owner),
  photo: field(v.pipe(v.file(), v.maxSize(10)), owner),
  photos: field(v.array(v.file()), owner),
  'odd.name[x]': field(v.number(), owner),
  preferences: field(Preferences, owner),
  addresses: field(v.array(Address), owner),
  labels: field(v.record(v.string(), v.number()), owner),
  is_admin: field(v.boolean(), { writableBy: ['admin'] }),
});
`;

const ACCESS = `import { defineRoles } from 'gen-dtos';
export const { field, model } = defineRoles({ owner: 'Whose it is', admin: 'Staff' });
`;

interface Generated {
  readonly updateUserByOwner: Dto<object>;
  readonly createUserByOwner: Dto<object>;
  readonly updateUserBy: (roles: readonly string[]) => Dto<object>;
}

let generated: Generated;
let owner: Dto<object>;

beforeAll(async () => {
  const project = new Project({ 'access.ts': ACCESS, 'user.model.ts': MODEL });
  expect((await project.run()).code).toBe(0);
  generated = await importBundled<Generated>(project, 'out/index.ts');
  owner = generated.updateUserByOwner;
});

/** What is parsed, or `code path: message` of each issue. */
function said(result: SafeParseResult<object>): unknown {
  if (result.success) return result.output;
  return result.issues.map(({ code, path, message }) => `${code} ${path.join('.')}: ${message}`);
}

const form = (...args: [form: unknown, options?: ParseFormOptions]): unknown =>
  said(safeParseForm(owner, args[0] as string, args[1]));

function formData(...pairs: readonly (readonly [string, string | File])[]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

const BRACKETS = { notation: 'brackets' } as const;
const DOTS = { notation: 'dots' } as const;

describe('parseForm', () => {
  test.each<[what: string, form: () => unknown]>([
    ['a text', () => 'name=J%C3%B6rg+M&age=42&tags=a&tags=b'],
    ['bytes', () => new TextEncoder().encode('name=Jörg+M&age=42&tags=a&tags=b')],
    ['a Buffer', () => Buffer.from('name=J%c3%b6rg%20M&age=42&tags=a&tags=b')],
    ['URLSearchParams', () => new URLSearchParams('name=Jörg M&age=42&tags=a&tags=b')],
    ['FormData', () => formData(['name', 'Jörg M'], ['age', '42'], ['tags', 'a'], ['tags', 'b'])],
    ['empty pairs', () => '&name=J%C3%B6rg+M&&age=42&tags=a&tags=b&'],
  ])('takes %s', (_, make) => {
    expect(form(make())).toEqual({ name: 'Jörg M', age: 42, tags: ['a', 'b'] });
  });

  test('throws a DtoError that lists every reason', () => {
    const attempt = (): unknown => parseForm(owner, 'age=1&age=2&name=%FF');
    expect(attempt).toThrow(DtoError);
    expect(attempt).toThrow('name: Invalid percent-encoding; age: Sent more than once');
  });

  test('lists what the Dto refuses, all of it', () => {
    expect(form('age=x&is_admin=true&nobody=1&name=12345678901')).toEqual([
      'invalid name: Invalid length: Expected <=10',
      'invalid age: Invalid type: Expected number',
      'not_writable is_admin: Not writable',
      'unknown_key nobody: Unknown key',
    ]);
  });

  test('drops what is not accepted, if it is to', () => {
    const options = { unaccepted: 'strip' } as const;
    expect(form('name=x&is_admin=true&utm=1&utm=2', options)).toEqual({ name: 'x' });
  });

  test.each<[text: string, isUnreadable: boolean]>([
    ['name=%FF', true],
    ['name=a&name=b', true],
    ['is_admin=true', false],
    ['name=', false],
  ])('of %s says whether the Dto was asked', (text, isUnreadable) => {
    const result = safeParseForm(owner, text);
    expect(!result.success && 'isUnreadable' in result).toBe(isUnreadable);
  });

  test('tells onRefused once, whoever refuses, and never a value', () => {
    const onRefused = vi.fn<(report: RefusedReport) => void>();
    form('name=s3cret&name=s3cret', { onRefused, principal: 'me' });
    form('is_admin=s3cret', { onRefused });
    form('name=s3cret', { onRefused });
    const who = { model: 'User', shape: 'update', roles: ['owner'], outcome: 'rejected' };
    expect(onRefused.mock.calls).toMatchObject([
      [{ ...who, principal: 'me', issues: [{ code: 'invalid', pointer: '/name' }] }],
      [{ ...who, issues: [{ code: 'not_writable', pointer: '/is_admin' }] }],
    ]);
    expect(JSON.stringify(onRefused.mock.calls)).not.toContain('s3cret');
  });

  test('makes what toProblem takes', () => {
    const result = safeParseForm(owner, 'addresses[0][floor]=1&addresses[0][floor]=2', BRACKETS);
    if (result.success) throw new Error('was accepted');
    expect(toProblem(result.issues)).toMatchObject({
      errors: [{ detail: 'Sent more than once', pointer: '#/addresses/0/floor' }],
    });
  });

  test('asks a Dto of no role', () => {
    const nobody = generated.updateUserBy(['nobody']);
    expect(said(safeParseForm(nobody, 'name=x'))).toEqual(['not_writable : Not writable']);
  });

  test.each<[unknown]>([
    [{ name: 'x' }],
    [undefined],
    [null],
    [42],
    [[['name', 'x']]],
    [new Map([['name', 'x']])],
    [{ getAll: 'x', entries: 'y' }],
  ])('does not take %o, what somebody else made of a form', (body) => {
    expect(form(body)).toEqual([
      'invalid : Expected URLSearchParams, FormData, or the text or the bytes of a form',
    ]);
  });
});

describe('parseQuery', () => {
  const query = (source: unknown): unknown => said(safeParseQuery(owner, source as string));

  test.each<[what: string, source: unknown]>([
    ['a text', 'age=42&tags=a'],
    ['with a question mark', '?age=42&tags=a'],
    ['URLSearchParams', new URLSearchParams('?age=42&tags=a')],
    ['a URL', new URL('https://example.com/?age=42&tags=a#name=x')],
  ])('takes %s', (_, source) => {
    expect(query(source)).toEqual({ age: 42, tags: ['a'] });
  });

  test('throws', () => {
    expect(parseQuery(owner, '')).toEqual({});
    expect(() => parseQuery(owner, '?is_admin=true')).toThrow('is_admin: Not writable');
  });

  test('sees in a URL what URLSearchParams hides', () => {
    const url = new URL('https://example.com/?name=%FF');
    expect(query(url)).toEqual(['invalid name: Invalid percent-encoding']);
  });

  test.each<[unknown]>([
    [{ age: '42' }],
    [{ search: 'age=42' }], // what Express makes of `?search=age=42`
    [{ search: 'age=42', searchParams: {} }],
    [undefined],
    [new Uint8Array()],
  ])('does not take %o', (source) => {
    if (source instanceof Uint8Array) return expect(query(source)).toEqual({});
    expect(query(source)).toEqual([
      'invalid : Expected URLSearchParams, a URL, or the text of a query',
    ]);
  });
});

describe('a text becomes what the Dto declares', () => {
  test.each<[form: string, value: unknown]>([
    ['name=42', { name: '42' }],
    ['name=', { name: '' }],
    ['name', { name: '' }],
    ['name=a=b', { name: 'a=b' }],
    ['name=a;b=c', { name: 'a;b=c' }],
    ['bio=', { bio: '' }],
    ['bio=null', { bio: 'null' }],
    ['age=-7', { age: -7 }],
    ['ratio=1.5e1', { ratio: 15 }],
    ['sixths=6', { sixths: 6 }],
    ['active=true', { active: true }],
    ['active=false', { active: false }],
    ['active=on', { active: true }],
    ['agreed=on', { agreed: true }],
    ['level=2', { level: 2 }],
    ['plan=paid', { plan: 'paid' }],
    ['born=2026-01-31', { born: new Date('2026-01-31') }],
    ['due=2026-01-31T09:00:00%2B02:00', { due: new Date('2026-01-31T07:00:00Z') }],
    ['total=9007199254740993', { total: 9007199254740993n }],
    ['either=42', { either: '42' }],
    ['either=true', { either: 'true' }],
    ['either=2026-01-31', { either: '2026-01-31' }],
    ['anything=42', { anything: '42' }],
    ['one_or_many=a', { one_or_many: 'a' }],
    ['one_or_many=a&one_or_many=b', { one_or_many: ['a', 'b'] }],
    ['tags=a', { tags: ['a'] }],
    ['tags=a,b', { tags: ['a,b'] }],
    ['tags=', { tags: [''] }],
    ['scores=1&scores=2', { scores: [1, 2] }],
    ['days=2026-01-31', { days: [new Date('2026-01-31')] }],
    ['pair=1&pair=2', { pair: ['1', 2] }],
    ['odd.name[x]=1', { 'odd.name[x]': 1 }],
    ['upper=a', { upper: 'A' }],
    ['counted=0x10', { counted: 16 }], // the model's own doing
    ['own=42', { own: '42' }],
    ['falls_back=42', { falls_back: 1 }], // nobody can say that it is a number
  ])('%s', (text, value) => {
    expect(form(text)).toEqual(value);
  });

  test.each<[form: string, refusal: string]>([
    ['age=', 'age: Invalid type: Expected number'],
    ['age=+1', 'age: Invalid type: Expected number'],
    ['age=0x10', 'age: Invalid type: Expected number'],
    ['age=1.5', 'age: Invalid integer'],
    ['age=1e400', 'age: Number beyond what a double holds'],
    ['age=9007199254740993', 'age: Integer not exact as a double'],
    ['ratio=Infinity', 'ratio: Invalid type: Expected number'],
    ['ratio=null', 'ratio: Invalid type: Expected number'],
    ['active=1', 'active: Invalid type: Expected boolean'],
    ['active=', 'active: Invalid type: Expected boolean'],
    ['agreed=false', 'agreed: Invalid type: Expected true'],
    ['born=', 'born: Invalid type: Expected Date'],
    ['born=2026-02-30', 'born: Invalid type: Expected Date'],
    ['born=0', 'born: Invalid type: Expected Date'],
    ['total=1.0', 'total: Invalid type: Expected bigint'],
    ['scores=1&scores=x', 'scores.1: Invalid type: Expected number'],
    ['moment=2026-01-31', 'moment: Invalid type: Expected Date'],
    ['set=a', 'set: Invalid type: Expected Set'],
    ['set=a&set=b', 'set: Sent more than once'],
    ['labels=1', 'labels: Invalid type: Expected Object'], // `v.record` takes `[1]`, too
    ['labels=1&labels=2', 'labels: Sent more than once'],
    ['photo=a.png', 'photo: Invalid type: Expected File'],
    ['preferences=dark', 'preferences: Invalid type: Expected Object'],
    ['preferences={"theme":"dark"}', 'preferences: Invalid type: Expected Object'],
    ['addresses=x', 'addresses.0: Invalid type: Expected Object'],
  ])('%s is refused', (text, refusal) => {
    expect(form(text.replaceAll('+', '%2B'))).toEqual([`invalid ${refusal}`]);
  });

  test('each role has its values', () => {
    expect(form('plan=staff')).toEqual(['value_not_allowed plan: Value not allowed']);
    const admin = generated.updateUserBy(['admin']);
    expect(said(safeParseForm(admin, 'plan=staff&is_admin=on'))).toEqual({
      plan: 'staff',
      is_admin: true,
    });
  });
});

describe('an empty text', () => {
  test.each<[form: string, empty: 'absent' | 'null', value: unknown]>([
    ['name=&age=&active=&born=&total=', 'absent', { name: '' }],
    ['bio=&ratio=&due=', 'absent', { bio: '' }],
    ['bio=&ratio=&due=', 'null', { bio: '', ratio: null, due: null }],
    ['age=', 'null', ['invalid age: Invalid type: Expected number']],
    ['anything=', 'null', { anything: '' }],
    ['scores=', 'absent', { scores: [] }],
    ['scores=&scores=1', 'absent', { scores: [1] }],
    ['tags=', 'absent', { tags: [''] }],
    ['is_admin=', 'absent', ['not_writable is_admin: Not writable']],
    ['nobody=', 'null', ['unknown_key nobody: Unknown key']],
    ['age=+', 'absent', ['invalid age: Invalid type: Expected number']],
  ])('of %s, %s', (text, empty, value) => {
    expect(form(text, { empty })).toEqual(value);
  });

  test('is required in create', () => {
    const result = safeParseForm(generated.createUserByOwner, 'age=', { empty: 'absent' });
    expect(said(result)).toContain('invalid age: Missing');
  });
});

describe('requests, as a server gets them', () => {
  const sent = (body: FormData | URLSearchParams): Request =>
    new Request('http://localhost/users/1?age=42&is_admin=on', { method: 'POST', body });

  test('multipart/form-data', async () => {
    const photo = new File(['bytes'], 'a.png', { type: 'image/png' });
    const data = formData(['name', 'Jörg & "M"'], ['tags', 'a'], ['photo', photo]);
    const output = parseForm(owner, await sent(data).formData()) as object as { photo: File };
    expect(output).toMatchObject({ name: 'Jörg & "M"', tags: ['a'] });
    expect(await output.photo.text()).toBe('bytes');
    data.append('is_admin', 'on');
    expect(form(await sent(data).formData())).toEqual(['not_writable is_admin: Not writable']);
  });

  test('application/x-www-form-urlencoded', async () => {
    const pairs = new URLSearchParams({ name: 'Jörg & "M"', bio: '\u{1f600}+%\r\n' });
    const value = { name: 'Jörg & "M"', bio: '\u{1f600}+%\r\n' };
    expect(form(await sent(pairs).text())).toEqual(value);
    expect(form(await sent(pairs).arrayBuffer())).toEqual(value);
    expect(form(await sent(pairs).formData())).toEqual(value);
  });

  test('queries', () => {
    const url = new URL(sent(new URLSearchParams()).url);
    const parsed = { success: true, output: { age: 42 } };
    expect(safeParseQuery(owner, url, { unaccepted: 'strip' })).toEqual(parsed);
    expect(said(safeParseQuery(owner, url))).toEqual(['not_writable is_admin: Not writable']);
  });
});

describe('files', () => {
  const photo = new File(['x'], 'a.png', { type: 'image/png' });
  const none = new File([], '');

  test('go to the fields that take them, as they are', () => {
    const data = formData(['photo', photo], ['photos', photo], ['photos', photo]);
    const output = parseForm(owner, data) as object as { photo: File; photos: File[] };
    expect(output.photo).toBe(data.get('photo'));
    expect(output.photos).toHaveLength(2);
    expect(parseForm(owner, formData(['photos', photo]))).toHaveProperty('photos.length', 1);
  });

  test('are asked the rules', () => {
    const large = new File(['12345678901'], 'a.png');
    expect(form(formData(['photo', large]))).toEqual([
      'invalid photo: Invalid size: Expected <=10',
    ]);
  });

  test.each(['name', 'age', 'anything', 'either', 'tags', 'preferences', 'labels'])(
    'go to no other: %s',
    (name) => {
      const [refusal] = form(formData([name, photo])) as string[];
      expect(refusal).toMatch(/^invalid (\w+|tags\.0): Unexpected file$/);
    },
  );

  test.each(['born', 'due', 'total', 'set'])('nor to what JSON has no word for: %s', (name) => {
    const [refusal] = form(formData([name, photo])) as string[];
    expect(refusal).toMatch(/: Invalid type: Expected /);
  });

  test('do not open a field', () => {
    expect(form(formData(['is_admin', photo], ['__proto__', photo]))).toEqual([
      'not_writable is_admin: Not writable',
      'unknown_key __proto__: Unknown key',
    ]);
  });

  test('none was chosen', () => {
    expect(form(formData(['photo', none], ['photos', none]), { empty: 'absent' })).toEqual({
      photos: [],
    });
    expect(form(formData(['name', none]), { empty: 'absent' })).toEqual([
      'invalid name: Unexpected file',
    ]);
  });
});

describe('what is sent more than once', () => {
  test.each<[form: string, refusals: unknown]>([
    ['name=a&name=b', ['invalid name: Sent more than once']],
    ['name=a&name=a', ['invalid name: Sent more than once']],
    ['age=1&age=2&active=on&active=on', [
      'invalid age: Sent more than once',
      'invalid active: Sent more than once',
    ]],
    ['n%61me=a&name=b', ['invalid name: Sent more than once']],
    ['anything=a&anything=b', ['invalid anything: Sent more than once']],
    ['preferences=a&preferences=b', ['invalid preferences: Sent more than once']],
    // Nothing of it is accepted, however often it is sent.
    ['is_admin=false&is_admin=true', ['not_writable is_admin: Not writable']],
    ['id=1&id=2', ['not_writable id: Not writable']],
    ['id[]=1&id[]=2', ['unknown_key id[]: Unknown key']], // CVE-2021-21263
    ['__proto__=1&__proto__=2', ['unknown_key __proto__: Unknown key']],
  ])('%s', (text, refusals) => {
    expect(form(text)).toEqual(refusals);
  }); // prettier-ignore
});

describe('a name is a key', () => {
  test.each([
    'user[is_admin]=1',
    'user.is_admin=1',
    'is_admin[]=1',
    'preferences[theme]=dark',
    'preferences.theme=dark',
    'tags[]=a',
    'tags[0]=a',
    '__proto__=1',
    '__proto__[is_admin]=1',
    '__proto__.is_admin=1',
    'constructor[prototype][is_admin]=1',
    'a[__proto__]=b', // CVE-2022-24999
    'a[length]=1e8',
    'toString=1', // CVE-2026-8161
    'hasOwnProperty=1',
    'Is_Admin=1',
    'is_admin%00=1',
    'name%5B%5D=a',
    'name%20=a',
    '+name=a',
    '%EF%BC%A9s_admin=1',
    '=1',
    '?name=a',
  ])('and nobody knows that of %s', (text) => {
    const name = decodeURIComponent(text.slice(0, text.lastIndexOf('=')).replaceAll('+', ' '));
    expect(form(text)).toEqual([`unknown_key ${name}: Unknown key`]);
    expect(form(new URLSearchParams(text.replace(/^\?/, '%3F')))).toEqual(form(text));
  });
});

describe('brackets', () => {
  const brackets = (text: string): unknown => form(text, BRACKETS);

  test.each<[form: string, value: unknown]>([
    ['preferences[theme]=dark&preferences[size]=2', { preferences: { theme: 'dark', size: 2 } }],
    ['tags[]=a', { tags: ['a'] }],
    ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
    ['tags[0]=a&tags[1]=b', { tags: ['a', 'b'] }],
    ['tags[1]=b&tags[0]=a', { tags: ['a', 'b'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['tags%5B%5D=a', { tags: ['a'] }],
    ['scores[]=1&scores[]=2', { scores: [1, 2] }],
    ['days[0]=2026-01-31', { days: [new Date('2026-01-31')] }],
    ['pair[0]=a&pair[1]=2', { pair: ['a', 2] }],
    ['labels[0]=1&labels[a.b]=2', { labels: { 0: 1, 'a.b': 2 } }],
    ['addresses[0][city]=x&addresses[0][floor]=3&addresses[1][city]=y', {
      addresses: [{ city: 'x', floor: 3 }, { city: 'y' }],
    }],
    ['name=a.b', { name: 'a.b' }],
  ])('%s', (text, value) => {
    expect(brackets(text)).toEqual(value);
  }); // prettier-ignore

  test.each<[form: string, refusal: string]>([
    ['preferences[beta]=on', 'not_writable preferences.beta: Not writable'],
    ['preferences[nobody]=1', 'unknown_key preferences.nobody: Unknown key'],
    ['preferences[theme]=dark&preferences[theme]=light', 'invalid preferences.theme: Sent more than once'],
    ['addresses[0][city]=x&addresses[0][verified]=on', 'not_writable addresses.0.verified: Not writable'],
    ['is_admin[]=on', 'not_writable is_admin: Not writable'],
    ['is_admin[x]=on', 'not_writable is_admin: Not writable'],
    ['user[is_admin]=on', 'unknown_key user: Unknown key'],
    ['user.is_admin=on', 'unknown_key user.is_admin: Unknown key'],
    ['name[]=a', 'invalid name: Invalid type: Expected string'],
    ['name[x]=a', 'invalid name: Invalid type: Expected string'],
    ['name[toString]=a', 'invalid name: Invalid type: Expected string'],
    ['age[]=1', 'invalid age: Invalid type: Expected number'],
    ['born[]=2026-01-31', 'invalid born: Invalid type: Expected Date'],
    ['preferences[]=x', 'invalid preferences: Invalid type: Expected Object'],
    ['preferences[0]=x', 'unknown_key preferences.0: Unknown key'],
    ['__proto__[is_admin]=1', 'unknown_key __proto__: Unknown key'],
    ['__proto__[toString]=1', 'unknown_key __proto__: Unknown key'],
    ['constructor[prototype][x]=1', 'unknown_key constructor: Unknown key'],
    ['preferences[__proto__][beta]=1', 'unknown_key preferences.__proto__: Unknown key'],
    ['preferences[constructor]=1', 'unknown_key preferences.constructor: Unknown key'],
    ['tags[1]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[00]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[-1]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[1e3]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[100000000]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[length]=1e8', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[__proto__]=a', 'invalid tags: Indexes not consecutive from 0'],
    ['tags[0]=a&tags[0]=b', 'invalid tags.0: Sent more than once'],
    ['tags=a&tags[]=b', 'invalid tags: Sent in more than one way'],
    ['tags[0]=a&tags[]=b', 'invalid tags: Sent in more than one way'],
    ['name=1&name[b]=2', 'invalid name: Sent in more than one way'],
    ['preferences=x&preferences[theme]=dark', 'invalid preferences: Sent in more than one way'],
    ['tags[][]=a', 'invalid tags[][]: Malformed name'],
    ['addresses[][city]=a', 'invalid addresses[][city]: Malformed name'],
    ['preferences[theme=dark', 'invalid preferences[theme: Malformed name'],
    ['odd.name[x]=1', 'unknown_key odd.name: Unknown key'],
  ])('%s', (text, refusal) => {
    expect(brackets(text)).toEqual([refusal]);
  }); // prettier-ignore

  test('a record drops `__proto__`, as it does of JSON', () => {
    const parsed = safeParseJson(owner, '{"labels":{"__proto__":1,"a":2}}');
    expect(brackets('labels[__proto__]=1&labels[a]=2')).toEqual(said(parsed));
    expect(said(parsed)).toEqual({ labels: { a: 2 } });
  });

  test('an item that is absent is none', () => {
    const options = { ...BRACKETS, empty: 'absent' } as const;
    expect(form('scores[]=&scores[]=1', options)).toEqual({ scores: [1] });
    expect(form('preferences[size]=&preferences[theme]=dark', options)).toEqual({
      preferences: { theme: 'dark' },
    });
  });
});

describe('dots', () => {
  test.each<[form: string, value: unknown]>([
    ['preferences.theme=dark', { preferences: { theme: 'dark' } }],
    ['tags.0=a&tags.1=b', { tags: ['a', 'b'] }],
    ['tags=a&tags=b', { tags: ['a', 'b'] }],
    ['addresses.0.city=x', { addresses: [{ city: 'x' }] }],
    ['labels.0=1', { labels: { 0: 1 } }],
    ['preferences.beta=on', ['not_writable preferences.beta: Not writable']],
    ['user.is_admin=on', ['unknown_key user: Unknown key']],
    ['user[is_admin]=on', ['unknown_key user[is_admin]: Unknown key']],
    ['__proto__.is_admin=1', ['unknown_key __proto__: Unknown key']], // GHSA-v8w9-8mx6-g223
    ['tags[]=a', ['unknown_key tags[]: Unknown key']],
    ['preferences..theme=dark', ['invalid preferences..theme: Malformed name']],
    ['preferences.=dark', ['invalid preferences.: Malformed name']],
  ])('%s', (text, value) => {
    expect(form(text, DOTS)).toEqual(value);
  });
});

describe('texts that are read in two ways', () => {
  test.each<[form: unknown, refusal: string]>([
    ['name=%', 'name: Invalid percent-encoding'],
    ['name=%zz', 'name: Invalid percent-encoding'],
    ['name=%FF', 'name: Invalid percent-encoding'],
    ['name=%C0%AF', 'name: Invalid percent-encoding'], // too long for a slash
    ['name=%ED%A0%80', 'name: Invalid percent-encoding'], // half a surrogate pair
    ['name=%u0041', 'name: Invalid percent-encoding'],
    ['%FF=1', ': Invalid percent-encoding'],
    ['name=\ud800', ': Half a surrogate pair'],
    ['\ufeffname=x', ': Byte order mark'],
    [new Uint8Array([0x61, 0x3d, 0xff]), ': Invalid UTF-8 at byte 3'],
  ])('%s', (body, refusal) => {
    expect(form(body)).toContain(`invalid ${refusal}`);
  });
});

describe('limits', () => {
  test.each<[form: () => unknown, options: ParseFormOptions, refusal: string]>([
    [() => `name=${'a'.repeat(1_048_576)}`, {}, ': More than 1048576 bytes'],
    [() => 'name=ä', { limits: { bytes: 6 } }, ': More than 6 bytes'],
    [() => 'tags=a&'.repeat(1_001), {}, ': More than 1000 pairs'],
    [() => new URLSearchParams('tags=a&'.repeat(1_001)), {}, ': More than 1000 pairs'],
    [() => formData(...Array.from({ length: 3 }, () => ['tags', 'a'] as const)),
      { limits: { pairs: 2 } }, ': More than 2 pairs'],
    [() => `a${'[b]'.repeat(8)}=1`, BRACKETS, `a${'[b]'.repeat(8)}: More than 8 deep`],
    [() => 'a.b.c=1', { ...DOTS, limits: { depth: 2 } }, 'a.b.c: More than 2 deep'],
    // CVE-2026-5079: limits may be lifted, but nothing is read without end
    [() => `a${'[b]'.repeat(300_000)}=1`, { ...BRACKETS, limits: { depth: Infinity } },
      `a${'[b]'.repeat(33)}…: More than 100 deep`],
  ])('%#', (body, options, refusal) => {
    expect(form(body(), options)).toEqual([`invalid ${refusal}`]);
  }); // prettier-ignore

  test('are kept at their value', () => {
    expect(form('tags=a&'.repeat(1_000))).toHaveProperty('tags.length', 1_000);
    expect(form('name=ä', { limits: { bytes: 7 } })).toEqual({ name: 'ä' });
    const deep = form(`a${'[b]'.repeat(7)}=1`, BRACKETS);
    expect(deep).toEqual(['unknown_key a: Unknown key']);
    const lifted = { limits: { pairs: Infinity, bytes: Infinity } };
    expect(form('tags=a&'.repeat(5_000), lifted)).toHaveProperty('tags.length', 5_000);
  });

  test.each(['bytes', 'pairs', 'depth'])('%s that are no number let nothing in', (name) => {
    expect(() => form('', { limits: { [name]: Number.NaN } })).toThrow(RangeError);
  });

  test('at most 100 reasons are listed, and keys are cut', () => {
    const many = Array.from({ length: 500 }, (_, index) => `k${index}=%FF`).join('&');
    expect(form(many)).toHaveLength(100);
    const [refusal = ''] = form(`${'x'.repeat(1_000)}=%FF`) as string[];
    expect(refusal).toBe(`invalid ${'x'.repeat(100)}…: Invalid percent-encoding`);
  });
});

describe('path parameters', () => {
  test('win over what a form says', () => {
    const options = { params: { id: '42' } };
    expect(form('id=42&name=x', options)).toEqual({ name: 'x' });
    expect(form('name=x', options)).toEqual({ name: 'x' });
    const refused = ['value_not_allowed id: Contradicts the path'];
    expect(form('id=43&name=x', options)).toEqual(refused);
    expect(form('id=42&id=43', options)).toEqual(refused);
    expect(form('id[]=43', { ...options, ...BRACKETS })).toEqual(refused);
  });
});

// Failures print their seeds.
describe('of any form', () => {
  const flat = fc.record(
    {
      name: fc.string({ unit: 'grapheme', maxLength: 10 }),
      age: fc.maxSafeInteger(),
      ratio: fc.double({ noNaN: true, noDefaultInfinity: true }).filter(isExactHere),
      active: fc.boolean(),
      level: fc.constantFrom(1, 2),
      plan: fc.constantFrom('free', 'paid'),
      born: fc.date({
        min: new Date('0000-01-01'),
        max: new Date('9999-12-31'),
        noInvalidDate: true,
      }),
      total: fc.bigInt(),
      either: fc.string(),
      tags: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
      scores: fc.array(fc.integer(), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  );

  /** Graphemes may have many units. */
  const NAME_TOO_LONG = 'invalid name: Invalid length: Expected <=10';

  const asText = (value: unknown): string =>
    value instanceof Date ? value.toISOString() : Object.is(value, -0) ? '-0' : String(value);

  const pairsOf = (value: object): [string, string][] =>
    Object.entries(value).flatMap(([key, one]) =>
      [one].flat().map((item): [string, string] => [key, asText(item)]),
    );

  test('what is encoded is parsed as the value is', () => {
    fc.assert(
      fc.property(flat, (value) => {
        const text = new URLSearchParams(pairsOf(value)).toString();
        const parsed = safeParse(owner, value);
        if (!parsed.success) expect(said(parsed)).toEqual([NAME_TOO_LONG]);
        expect(safeParseForm(owner, text)).toEqual(parsed);
        expect(safeParseQuery(owner, `?${text}`)).toEqual(parsed);
        expect(safeParseForm(owner, formData(...pairsOf(value)))).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });

  // prettier-ignore
  const WORDS = [
    'name', 'age', 'tags', 'preferences', 'addresses', 'theme', 'is_admin', 'id', 'labels',
    '__proto__', 'constructor', 'prototype', 'toString', 'length', '0', '1', '00', 'true',
    '[', ']', '[]', '.', '=', '=', '&', '&', '%', '%5B', '%FF', '+', ';', '?', '\ud800', '',
  ];
  const anyForm = fc
    .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 3 })))
    .map((words) => words.join(''));
  const options = fc.record<ParseFormOptions>(
    {
      notation: fc.constantFrom('brackets', 'dots'),
      empty: fc.constantFrom('absent', 'null'),
      unaccepted: fc.constantFrom('reject', 'strip'),
    },
    { requiredKeys: [] },
  );

  test('none throws, touches a prototype or passes what the role may not write', () => {
    const before = Reflect.ownKeys(Object.prototype);
    fc.assert(
      fc.property(anyForm, options, (text, asked) => {
        const result = safeParseForm(owner, text, asked);
        if (!result.success) return;
        expect(Object.getPrototypeOf(result.output)).toBe(Object.prototype);
        const written = JSON.stringify(result.output, (_, value) =>
          typeof value === 'bigint' ? Number(value) : value,
        );
        expect(written).not.toMatch(/"(is_admin|id|beta|verified|username)":/);
      }),
      { numRuns: 5_000 },
    );
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as { is_admin?: unknown }).is_admin).toBeUndefined();
  });

  test('without a notation, no name nests', () => {
    fc.assert(
      fc.property(anyForm, (text) => {
        const result = safeParseForm(owner, text, { unaccepted: 'strip' });
        if (!result.success) return;
        for (const value of Object.values(result.output)) {
          for (const one of [value].flat()) {
            expect(typeof one === 'object' && !(one instanceof Date)).toBe(false);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('what it makes could have been sent as JSON, and is then parsed alike', () => {
    const nested = fc.record(
      {
        name: fc.string({ maxLength: 3 }),
        age: fc.integer(),
        preferences: fc.record(
          { theme: fc.constantFrom('light', 'dark', 'blue'), beta: fc.boolean(), size: fc.integer() },
          { requiredKeys: ['theme'] },
        ),
        addresses: fc.array(
          fc.record({ city: fc.string({ maxLength: 3 }), verified: fc.boolean() }, { requiredKeys: ['city'] }),
          { minLength: 1, maxLength: 3 },
        ),
        is_admin: fc.boolean(),
      },
      { requiredKeys: [] },
    ); // prettier-ignore
    fc.assert(
      fc.property(nested, fc.constantFrom('brackets', 'dots'), (value, notation) => {
        const text = new URLSearchParams(named(value, notation)).toString();
        // What nobody may write has no type, so it stays a text.
        expect(said(safeParseForm(owner, text, { notation }))).toEqual(
          said(safeParseJson(owner, JSON.stringify(value))),
        );
      }),
      { numRuns: 500 },
    );
  });

  /** The names of all scalars in a value, in a notation. */
  function named(value: object, notation: 'brackets' | 'dots', around = ''): [string, string][] {
    return Object.entries(value).flatMap(([key, inner]): [string, string][] => {
      const nested = notation === 'dots' ? `${around}.${key}` : `${around}[${key}]`;
      const name = around === '' ? key : nested;
      return typeof inner === 'object' && inner !== null
        ? named(inner, notation, name)
        : [[name, String(inner)]];
    });
  }
});

/** Fractions are rounded as in JSON; integers beyond what is safe are for `total`. */
function isExactHere(value: number): boolean {
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}
