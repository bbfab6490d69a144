/** What roles may write, asked of every operation. */
import { describe, expect, test } from 'vitest';
import {
  address,
  dtoOf,
  issuesOf,
  OPEN,
  owner,
  patched,
  RECORD,
  said,
} from '../../../test/json-patch/user.js';
import { createDto } from '../create-dto.js';
import type { ModelGrants } from '../model-grants.js';
import { parseJsonPatch } from './parse-json-patch.js';

describe.each(['/pay', '/pays/0', '/pays/-'])('an option at %s', (at) => {
  const NOT_WRITABLE = ['not_writable 0.path: Not writable'];
  const adding = (path: string): string[] => said([{ op: 'add', path: at + path, value: 'x' }]);

  test.each([
    '/charged', '/charged/x', '/changed', '/at/verified', '/all/0/verified', '/all/-/verified/x', '/either/verified',
    '/some/verified', '/some/score',
  ])('has no place to write at %s', (path) => {
    expect(adding(path)).toEqual(NOT_WRITABLE);
    expect(said([{ op: 'remove', path: at + path }])).toEqual(NOT_WRITABLE);
  }); // prettier-ignore

  test.each([
    '/kind', '/number', '/mark', '/at/street', '/all/0/street', '/either/street', '/some/text', '/mixed/0/verified', '/nope',
    '/at/nope', '/__proto__/charged', '/constructor',
  ])('may be written at %s, as far as the grants tell', (path) => {
    expect(adding(path)).toEqual(['invalid 0.path: No such place']);
  }); // prettier-ignore
});

describe('writing', () => {
  test.each([
    [{ op: 'replace', path: '/is_admin', value: true }, 'not_writable 0.path: Not writable'],
    [{ op: 'remove', path: '/is_admin' }, 'not_writable 0.path: Not writable'],
    [{ op: 'add', path: '/api_key/x', value: 1 }, 'not_writable 0.path: Not writable'],
    [{ op: 'move', from: '/bio', path: '/is_admin' }, 'not_writable 0.path: Not writable'],
    [{ op: 'move', from: '/is_admin', path: '/bio' }, 'not_writable 0.from: Not writable'],
    [{ op: 'copy', from: '/bio', path: '/role' }, 'not_writable 0.path: Not writable'],
    [{ op: 'replace', path: '/home/verified', value: true }, 'not_writable 0.path: Not writable'],
    [{ op: 'add', path: '/settings/beta', value: true }, 'not_writable 0.path: Not writable'],
    [
      { op: 'add', path: '/addresses/1/verified', value: true },
      'not_writable 0.path: Not writable',
    ],
    [{ op: 'add', path: '/addresses/1/nope', value: true }, 'unknown_key 0.path: Unknown key'],
    [
      { op: 'add', path: '/addresses/-', value: { verified: true } },
      'not_writable 0.value.verified: Not writable',
    ],
    [
      { op: 'add', path: '/addresses', value: [{}, { verified: 1 }] },
      'not_writable 0.value.1.verified: Not writable',
    ],
    [
      { op: 'replace', path: '/home', value: { street: 'y', verified: true } },
      'not_writable 0.value.verified: Not writable',
    ],
    [
      { op: 'add', path: '/home', value: JSON.parse('{"__proto__":{"verified":true}}') },
      'unknown_key 0.value.__proto__: Unknown key',
    ],
    [
      { op: 'replace', path: '', value: { bio: 'x', is_admin: true } },
      'not_writable 0.value.is_admin: Not writable',
    ],
    [
      { op: 'replace', path: '', value: { home: { verified: true } } },
      'not_writable 0.value.home.verified: Not writable',
    ],
    [
      { op: 'replace', path: '', value: { bio: 'x' } },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [{ op: 'add', path: '', value: {} }, 'not_writable 0.path: Would lose what is not writable'],
    [{ op: 'remove', path: '' }, 'not_writable 0.path: Would lose what is not writable'],
    [{ op: 'copy', from: '/work', path: '' }, 'unknown_key 0.path: Unknown key'],
    [
      { op: 'replace', path: '/home', value: { street: 'y' } },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [
      { op: 'replace', path: '/home', value: null },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [{ op: 'remove', path: '/home' }, 'not_writable 0.path: Would lose what is not writable'],
    [{ op: 'move', from: '/home', path: '/work' }, 'unknown_key 0.path: Unknown key'],
    [
      { op: 'copy', from: '/addresses/0', path: '/addresses/-' },
      'not_writable 0.path: Not writable',
    ],
    [{ op: 'copy', from: '/home', path: '/addresses/-' }, 'not_writable 0.path: Not writable'],
    [
      { op: 'replace', path: '/addresses/1/street', value: 'z' },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [
      { op: 'remove', path: '/addresses/0' },
      'not_writable 0.path: Would lose what is not writable',
    ],
    [
      { op: 'move', from: '/addresses/1', path: '/addresses/0' },
      'not_writable 0.path: Would lose what is not writable',
    ],
  ])('%j', (operation, expected) => {
    expect(said([operation])[0]).toBe(expected);
  });

  test('asks the grants of each of several roles', () => {
    const both = dtoOf(['owner', 'support']);
    const patch = [
      { op: 'replace', path: '/settings/beta', value: true },
      { op: 'replace', path: '/role', value: 'admin' },
    ];
    expect(said(patch)).toHaveLength(2);
    expect(patched(patch, RECORD, both)).toEqual({
      ...RECORD,
      settings: { theme: 'light', beta: true },
      role: 'admin',
    });
    const value = { theme: 'dark', beta: true };
    expect(patched([{ op: 'replace', path: '/settings', value }], RECORD, both)).toEqual({
      ...RECORD,
      settings: value,
    });
  });

  test('a model whole writes what is given and removes the rest', () => {
    const work = { street: 'y' };
    expect(parseJsonPatch(owner, [{ op: 'replace', path: '/work', value: work }], RECORD)).toEqual({
      work: { street: 'y', city: null },
    });
    expect(parseJsonPatch(owner, [{ op: 'remove', path: '/work' }], RECORD)).toEqual({
      work: null,
    });
    const twice = [
      { op: 'remove', path: '/work' },
      { op: 'add', path: '/work', value: work },
    ];
    expect(parseJsonPatch(owner, twice, RECORD)).toEqual({ work: { street: 'y', city: null } });
    const nested = [
      { op: 'add', path: '/settings/home', value: work },
      { op: 'add', path: '/settings/home/city', value: 'c' },
    ];
    expect(patched(nested)).toEqual({
      ...RECORD,
      settings: { theme: 'light', beta: false, home: { street: 'y', city: 'c' } },
    });
  });

  test('a model where there was none', () => {
    const { home: _, ...record } = RECORD;
    const added = [{ op: 'add', path: '/home', value: { street: 'y', code: 1 } }];
    expect(patched(added, record)).toEqual({ ...record, home: { street: 'y', code: 1 } });
    expect(said([{ op: 'add', path: '/home/street', value: 'y' }], record)).toEqual([
      'invalid 0.path: No such place',
    ]);
    expect(
      said([{ op: 'add', path: '/home/street', value: 'y' }], { ...record, home: null }),
    ).toEqual(['invalid 0.path: No such place']);
  });

  test('a list of models, where nothing is lost', () => {
    const patch = [
      { op: 'add', path: '/places/1', value: { street: 'new' } },
      { op: 'remove', path: '/places/0' },
      { op: 'replace', path: '/places/1/street', value: 'c' },
      { op: 'copy', from: '/places/0', path: '/places/-' },
      { op: 'move', from: '/places/1', path: '/places/0' },
    ];
    expect(patched(patch)).toEqual({
      ...RECORD,
      places: [{ street: 'c' }, { street: 'new' }, { street: 'new' }],
    });
  });

  test('what the record has and nobody declared is lost, too', () => {
    const record = { ...RECORD, places: [{ street: 'a', row: 7 }], work: { street: 'w', row: 7 } };
    expect(said([{ op: 'add', path: '/places/-', value: {} }], record)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
    expect(said([{ op: 'remove', path: '/work' }], record)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
    expect(patched([{ op: 'add', path: '/work/city', value: 'c' }], record)).toEqual({
      ...record,
      work: { street: 'w', row: 7, city: 'c' },
    });
  });

  test('what may be written once is part of a new item', () => {
    const value = { text: 'new', since: 'now' };
    expect(patched([{ op: 'add', path: '/notes/-', value }])).toMatchObject({
      notes: [{}, {}, value],
    });
  });

  test('a list with a key leaves out what apply gives back', () => {
    const patch = [
      { op: 'replace', path: '/notes/1/text', value: 'TWO' },
      { op: 'move', from: '/notes/1', path: '/notes/0' },
    ];
    expect(parseJsonPatch(owner, patch, RECORD)).toEqual({
      notes: [
        { id: 'n-2', text: 'TWO' },
        { id: 'n-1', text: 'one' },
      ],
    });
    expect(said([{ op: 'copy', from: '/notes/1', path: '/notes/0' }])).toEqual([
      'invalid 0.from: No such place',
    ]);
    expect(said([{ op: 'add', path: '/notes/0/score', value: 9 }])).toEqual([
      'not_writable 0.path: Not writable',
    ]);
    expect(said([{ op: 'add', path: '/notes/-', value: { score: 9 } }])).toEqual([
      'not_writable 0.value.score: Not writable',
    ]);
  });

  test('a model in an item that has a key is not taken away with what is not the roles’ in it', () => {
    const holding = (at?: object): typeof RECORD => ({
      ...RECORD,
      notes: [{ id: 'n-1', text: 'one', score: 5, ...(at && { at }) }],
    });
    const record = holding({ street: 's', verified: true });
    const lost = ['not_writable 0.path: Would lose what is not writable'];
    const rename = { op: 'replace', path: '/notes/0/text', value: 'two' };
    expect(said([{ op: 'remove', path: '/notes/0/at' }, rename], record)).toEqual(lost);
    const bare = { id: 'n-1', text: 'two' };
    expect(said([{ op: 'replace', path: '/notes/0', value: bare }], record)).toEqual(lost);
    expect(said([{ op: 'replace', path: '/notes', value: [bare] }], record)).toEqual(lost);
    const kept = { ...bare, at: { city: 'c' } };
    expect(said([{ op: 'replace', path: '/notes/0', value: kept }], record)).toEqual([]);
    expect(said([{ op: 'remove', path: '/notes/0' }], record)).toEqual([]);
    expect(said([{ op: 'remove', path: '/notes/0/at' }], holding({ street: 's' }))).toEqual([]);
  });

  test('removes what may be absent, and nothing else', () => {
    expect(said([{ op: 'remove', path: '/name' }])).toEqual(['invalid 0.path: Missing']);
    expect(said([{ op: 'replace', path: '/name', value: null }])).toEqual([
      'invalid 0.value: Invalid type: Expected string',
    ]);
    expect(patched([{ op: 'remove', path: '/bio' }])).not.toHaveProperty('bio');
    // A merge patch would take it for a removal, which it is not.
    expect(said([{ op: 'replace', path: '/bio', value: null }])).toEqual([
      'invalid 0.value: Invalid type: Expected !null',
    ]);
    expect(
      said([
        { op: 'remove', path: '/bio' },
        { op: 'remove', path: '/bio' },
      ]),
    ).toEqual(['invalid 1.path: No such place']);
  });
});

describe('whatever the record holds', () => {
  test.each([
    [{ op: 'move', from: '/is_admin', path: '/bio' }, ['not_writable 0.from: Not writable']],
    [{ op: 'move', from: '/home/verified', path: '/bio' }, ['not_writable 0.from: Not writable']],
    [{ op: 'copy', from: '/is_admin', path: '/bio' }, ['invalid 0.from: No such place']],
    // A second issue would tell that there is such a field
    [{ op: 'move', from: '/api_key', path: '/bio' }, ['invalid 0.from: No such place']],
    [{ op: 'move', from: '/notes/0/score', path: '/bio' }, ['invalid 0.from: No such place']],
  ])('%j is refused', (operation, issues) => {
    expect(said([operation], {})).toEqual(issues);
  });

  test('a model that may not be written is not looked into', () => {
    const grants: ModelGrants = { locked: { read: 1, model: () => address } };
    const dto = createDto<object>({ ...owner['~dto'], grants }, ['owner']);
    const patch = [{ op: 'add', path: '/locked', value: { verified: true, nope: 1 } }];
    expect(said(patch, {}, dto)).toEqual(['not_writable 0.path: Not writable']);
  });

  test('a member that is undefined is not there, in a value that is no text', () => {
    const patch = [{ op: 'add', path: '/work', value: { street: 'a', verified: undefined } }];
    expect(patched(patch, {})).toEqual({ work: { street: 'a', verified: undefined } });
    const record = { home: { street: 'a', city: undefined } };
    expect(said([{ op: 'test', path: '/home', value: { street: 'a' } }], record)).toEqual([]);
  });

  test('nothing is lost with a member that is undefined', () => {
    const record = { home: { street: 'x', verified: undefined } };
    expect(said([{ op: 'remove', path: '/home' }], record)).toEqual([]);
  });

  test('an object of a class is no value of a model', () => {
    const patch = [{ op: 'add', path: '/work', value: new Date(0) }];
    expect(said(patch, {})).toEqual(['invalid 0.value: Invalid type: Expected Object']);
  });
});

describe('a model that holds itself', () => {
  const node: ModelGrants = { name: OPEN, next: { ...OPEN, model: () => node } };
  const dto = createDto<object>({ ...owner['~dto'], grants: node, read: (input) => input }, [
    'owner',
  ]);

  test('is read as a whole', () => {
    const record = { next: { next: { name: 'a' } } };
    expect(said([{ op: 'test', path: '/next', value: record.next }], record, dto)).toEqual([]);
  });

  test('is written as deep as a parser reads it', () => {
    const chain = (levels: number): object => (levels === 0 ? {} : { next: chain(levels - 1) });
    const writing = (levels: number) =>
      issuesOf([{ op: 'add', path: '/next', value: chain(levels) }], {}, dto);
    expect(writing(500)).toEqual([]);
    const path = [0, 'value', ...Array.from({ length: 501 }, () => 'next')];
    expect(writing(501)).toEqual([{ code: 'invalid', path, message: 'Nested too deeply' }]);
  });
});

describe('a record as databases return them', () => {
  class User {
    bio = 'Hi';
    work = new Place();
    meta: unknown = { at: new Date(0), map: new Map([['a', 1]]) };
    get is_admin(): boolean {
      return true;
    }
  }
  class Place {
    street = 'x';
  }

  test('has no accessors for what the roles may write: nothing would be found in it', () => {
    class Wrapped {
      get bio(): string {
        return 'Hi';
      }
    }
    expect(() => parseJsonPatch(owner, [], new Wrapped())).toThrow(
      "A JSON Patch reads own keys, but 'bio' of this record is an accessor of its class.",
    );
  });

  test('is changed in a copy, where models may be of a class and other values are whole', () => {
    const record = Object.freeze(new User());
    expect(parseJsonPatch(owner, [{ op: 'add', path: '/work/city', value: 'c' }], record)).toEqual({
      work: { city: 'c' },
    });
    for (const path of ['/meta/at/x', '/meta/map/a', '/meta/map/size']) {
      expect(said([{ op: 'add', path, value: 1 }], record)).toEqual([
        'invalid 0.path: No such place',
      ]);
    }
    expect(patched([{ op: 'add', path: '/meta/x', value: 1 }], { ...record })).toMatchObject({
      meta: { at: new Date(0), map: new Map([['a', 1]]), x: 1 },
    });
    expect(said([{ op: 'copy', from: '/meta/at', path: '/work' }], record)).toEqual([
      'invalid 0.path: Invalid type: Expected Object',
    ]);
  });
});
