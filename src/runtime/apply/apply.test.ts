import { describe, expect, test } from 'vitest';
import type { Parsed } from '../../types/parsed.js';
import type { Shape } from '../../model/grants.js';
import type { ModelGrants } from '../model-grants.js';
import { createDto } from '../create-dto.js';
import { parse } from '../parse.js';
import { apply } from './apply.js';
import { whole } from './whole.js';

const changed = (record: object, changes: object): object =>
  apply(record, changes as Parsed<object>);

test('merges nested objects, so that server-controlled values stay', () => {
  const record = { id: 1, preferences: { theme: 'light', beta: false } };
  expect(changed(record, { preferences: { theme: 'dark' } })).toEqual({
    id: 1,
    preferences: { theme: 'dark', beta: false },
  });
});

test('replaces arrays whole', () => {
  expect(changed({ tags: [{ a: 1, b: 2 }, { a: 3 }] }, { tags: [{ a: 9 }] })).toEqual({
    tags: [{ a: 9 }],
  });
});

test('sets null', () => {
  expect(changed({ home: { street: 'x' } }, { home: null })).toEqual({ home: null });
});

test('merges into what was null or absent', () => {
  expect(changed({ home: null }, { home: { street: 'x' }, work: { street: 'y' } })).toEqual({
    home: { street: 'x' },
    work: { street: 'y' },
  });
});

test('replaces a date', () => {
  const later = new Date(1);
  expect(changed({ at: new Date(0) }, { at: later })).toEqual({ at: later });
});

test('keeps what the record has beside', () => {
  expect(changed({ id: 1, name: 'a' }, {})).toEqual({ id: 1, name: 'a' });
});

test('touches neither the record nor the changes', () => {
  const record = Object.freeze({ preferences: Object.freeze({ theme: 'light' }) });
  const changes = Object.freeze({ preferences: Object.freeze({ theme: 'dark' }) });
  expect(changed(record, changes)).toEqual({ preferences: { theme: 'dark' } });
});

describe('a record of a class, as databases return them,', () => {
  class User {
    preferences = { theme: 'light', beta: false };
    id = 1;
  }

  test('is merged like any other', () => {
    expect(changed(new User(), { preferences: { theme: 'dark' } })).toEqual({
      id: 1,
      preferences: { theme: 'dark', beta: false },
    });
  });
});

test('only an object replaces another whole; any other value does so anyway', () => {
  for (const value of ['x', null, undefined]) expect(whole(value)).toBe(value);
  expect(changed({ meta: { a: 1 } }, { meta: whole({ b: 2 }) })).toEqual({ meta: { b: 2 } });
});

test('does not reach Object.prototype', () => {
  const changes: object = JSON.parse('{"__proto__": {"is_admin": true}}');
  const result = changed({ id: 1 }, changes);
  expect(({} as { is_admin?: true }).is_admin).toBeUndefined();
  expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
});

describe('what was parsed with a Dto', () => {
  const address: ModelGrants = {
    street: { create: 1, update: 1 },
    code: { create: 1, update: 1, stored: false },
    floor: { update: 1, deletable: true },
    verified: {},
  };
  const room: ModelGrants = { lock: {} };
  const wing: ModelGrants = { room: { update: 1, model: () => room } };
  const plan: ModelGrants = { level: { update: 1, narrowed: 1 } };
  const grants: ModelGrants = {
    id: {},
    name: { create: 1, update: 1 },
    wing: { update: 1, model: () => wing },
    note: { update: 2 },
    bio: { update: 1, deletable: true },
    password: { create: 1, update: 1, stored: false },
    home: { update: 1, model: () => address },
    addresses: { update: 1, list: () => address },
    lang: { update: 1, hasDefault: true },
    limit: { update: 3, narrowed: 1 },
    plan: { update: 1, model: () => plan },
  };

  /** As after a parser that found nothing wrong. */
  const parsed = (shape: Shape, value: object): Parsed<object> =>
    parse(
      createDto<object>(
        {
          model: 'User',
          shape,
          bitsOfRole: (role) => (role === 'owner' ? 1 : 0),
          read: () => value,
          grants,
          isRemembered: true,
          jsonSchema: () => ({}),
        },
        ['owner'],
      ),
      {},
    );

  const record = {
    id: 1,
    name: 'a',
    note: 'staff only',
    home: { street: 'x', verified: true },
    addresses: [],
  };

  test('an update keeps what was not sent', () => {
    expect(apply(record, parsed('update', { name: 'b' }))).toEqual({ ...record, name: 'b' });
  });

  test('a replacement removes what the roles may write and did not send, and nothing else', () => {
    expect(apply(record, parsed('replace', { name: 'b', home: {} }))).toEqual({
      id: 1,
      name: 'b',
      note: 'staff only',
      home: { verified: true },
    });
  });

  test('a replacement leaves a model that it does not send, with what is not the roles’ in it', () => {
    const sent = parsed('replace', { name: 'b' });
    expect(apply(record, sent)).toHaveProperty('home', record.home);
    expect(apply({ ...record, home: { street: 'x' } }, sent)).not.toHaveProperty('home');
    const around = { ...record, wing: { room: { lock: 7 } } };
    expect(apply(around, sent)).toHaveProperty('wing', around.wing);
    expect(apply({ ...record, wing: { room: {} } }, sent)).not.toHaveProperty('wing');
  });

  test('a replacement leaves a field of which the roles may write some values only', () => {
    const before = { ...record, limit: 5, plan: { level: 7 } };
    const after = apply(before, parsed('replace', { name: 'b' }));
    expect(after).toMatchObject({ limit: 5, plan: { level: 7 } });
  });

  test('a replacement leaves what has a default, for no record lacks it', () => {
    const before = { ...record, lang: 'de' };
    expect(apply(before, parsed('replace', { home: {} }))).toHaveProperty('lang', 'de');
    expect(apply(before, parsed('replace', { home: {}, lang: 'en' }))).toHaveProperty('lang', 'en');
  });

  test('a replacement leaves what the model does not declare, such as a column of the database', () => {
    const before = { ...record, revision: 3 };
    expect(apply(before, parsed('replace', { name: 'b' }))).toHaveProperty('revision', 3);
  });

  describe('a record whose fields are accessors of its class', () => {
    /** As documents of Mongoose and instances of Sequelize are. */
    class Wrapped {
      private readonly values: Record<string, unknown>;
      constructor(values: Record<string, unknown>) {
        this.values = values;
      }
      get name(): unknown {
        return this.values['name'];
      }
      get home(): unknown {
        return this.values['home'];
      }
      get street(): unknown {
        return this.values['street'];
      }
      get note(): unknown {
        return this.values['note'];
      }
    }

    const refusal = (key: string): TypeError =>
      new TypeError(
        `apply() reads own keys, but '${key}' of this record is an accessor of its class. Pass a plain object, such as record.toObject() or record.get({ plain: true }).`,
      );

    test('is refused, since what the roles may not write would be lost', () => {
      const wrapped = new Wrapped(record);
      for (const shape of ['update', 'replace'] as const) {
        const sent = parsed(shape, { home: { street: 'y' } });
        expect(() => apply(wrapped, sent)).toThrow(refusal('name'));
        expect(() => apply(wrapped, { ...sent })).toThrow(refusal('home'));
      }
    });

    test('is refused in a model, too', () => {
      const around = { ...record, home: new Wrapped({ street: 'x', verified: true }) };
      const sent = parsed('update', { home: { street: 'y' } });
      expect(() => apply(around, sent)).toThrow(refusal('street'));
    });

    test('is taken if the roles may not write what they are for', () => {
      class Noted {
        name = 'a';
        get note(): string {
          return 'staff only';
        }
      }
      expect(apply(new Noted(), parsed('update', { name: 'b' }))).toEqual({ name: 'b' });
    });

    test('is taken if they can only be set, as what MikroORM did not select', () => {
      class Partial {
        name = 'a';
        set home(_: unknown) {}
      }
      expect(apply(new Partial(), parsed('update', { name: 'b' }))).toEqual({ name: 'b' });
    });

    test('is refused if they are its own, but hidden, as relations that TypeORM loads later', () => {
      const lazy = Object.defineProperty(new (class User {})(), 'home', { get: () => record.home });
      const sent = parsed('update', { home: { street: 'y' } });
      expect(() => apply(lazy, sent)).toThrow(refusal('home'));
    });
  });

  test('an input-only field is left out, also in models and lists', () => {
    const sent = {
      password: 'secret',
      home: { street: 'y', code: 1 },
      addresses: [{ street: 'z', code: 2 }],
    };
    expect(apply(record, parsed('update', sent))).toEqual({
      ...record,
      home: { street: 'y', verified: true },
      addresses: [{ street: 'z' }],
    });
  });

  test('null deletes what may be absent, also in a nested model; elsewhere it is a value', () => {
    const sent = { bio: null, name: null, home: { floor: null } };
    const before = { ...record, bio: 'Hi', home: { ...record.home, floor: 3 } };
    expect(apply(before, parsed('update', sent))).toEqual({ ...record, name: null });
    const kept = { bio: 'Hello', home: { floor: 4 } };
    expect(apply(before, parsed('update', kept))).toMatchObject(kept);
  });

  test('a key that all objects inherit is no grant', () => {
    const sent: object = JSON.parse('{"constructor": {"stored": 1}, "valueOf": null}');
    expect(apply({ id: 1 }, parsed('replace', sent))).toEqual({ id: 1, ...sent });
  });
});

test.each([[Promise.resolve({ id: 1 })], [[{ id: 1 }]]])('%o is no record', (record) => {
  expect(() => changed(record, { id: 2 })).toThrow(
    'apply() needs the stored record itself, not a list or a promise.',
  );
});

/** A promise of another realm, or of a library. */
class Later {
  // oxlint-disable-next-line unicorn/no-thenable -- that is what it is for
  then(): void {}
}

test.each([[Promise.resolve({ id: 1 })], [new Later()], [undefined], [null], ['x'], [[]]])(
  '%o is nothing that was parsed',
  (changes) => {
    expect(() => changed({ id: 1 }, changes as object)).toThrow(
      new TypeError('apply() needs what parse() returned, not a list or a promise.'),
    );
  },
);
