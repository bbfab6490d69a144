/** What becomes of the values in a form. */
import { describe, expect, test } from 'vitest';
import { BRACKETS, form, formData, generated, owner, said } from '../../../test/forms/user.js';
import { parseForm, safeParseForm } from './parse-form.js';

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
    ['ratio=9007199254740993', { ratio: 9007199254740992 }],
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

  test('is no number, unless it says so', () => {
    expect(form('ratio=')).toEqual(['invalid ratio: Invalid type: Expected number']);
  });

  test('of an index is no item', () => {
    const options = { ...BRACKETS, empty: 'absent' } as const;
    expect(form('scores[0]=&scores[1]=2', options)).toEqual({ scores: [2] });
  });

  test('is required in create', () => {
    const result = safeParseForm(generated.createUserByOwner, 'age=', { empty: 'absent' });
    expect(said(result)).toContain('invalid age: Missing');
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

  test.each([new File([], 'a.png'), new File(['x'], '')])(
    'one without bytes or without a name is one',
    (file) => {
      expect(form(formData(['photo', file]), { empty: 'absent' })).toHaveProperty('photo');
    },
  );
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
