import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyTypeNamed, bodyTypesOf, type Taker } from './body-types.js';

const named = (contentType: string | null): string | undefined =>
  bodyTypeNamed(contentType, bodyTypesOf({ shape: 'update' }))?.type.mediaType;

const JSON_TYPE = 'application/json';
const MERGE = 'application/merge-patch+json';
const PATCH = 'application/json-patch+json';
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

test.each<[Taker, string[]]>([
  [{ shape: 'create' }, [JSON_TYPE]],
  [{ shape: 'update' }, [MERGE, JSON_TYPE]],
  [{ shape: 'replace' }, [JSON_TYPE]],
  [{ shape: 'update', record: {} }, [MERGE, JSON_TYPE, PATCH]],
  [{ shape: 'update', record: new Date(0) }, [MERGE, JSON_TYPE, PATCH]],
  [{ shape: 'update', record: null }, [MERGE, JSON_TYPE]],
  [{ shape: 'update', record: [] }, [MERGE, JSON_TYPE]],
  [{ shape: 'update', record: 'm' }, [MERGE, JSON_TYPE]],
  [{ shape: 'create', record: {} }, [JSON_TYPE]],
  [{ shape: 'replace', record: {} }, [JSON_TYPE]],
  [{ shape: 'create', forms: {} }, [JSON_TYPE, ...FORMS]],
  [{ shape: 'update', forms: {} }, [MERGE, JSON_TYPE, ...FORMS]],
])('%j takes %j', (taker, expected) => {
  expect(bodyTypesOf(taker).map(({ mediaType }) => mediaType)).toEqual(expected);
});

test.each([
  '',
  'constructor/prototype',
  'application/json\n',
  'application/json\u00a0',
  ' application/json',
])('%j names none', (contentType) => {
  expect(named(contentType)).toBeUndefined();
});

// A failure prints its seed.
test('whatever is added to a type, but the one parameter, makes it none', () => {
  const pieces = fc.constantFrom(
    ';',
    ' ',
    '\t',
    ',',
    '=',
    '"',
    '/',
    'charset',
    'utf-8',
    'json',
    'x',
    '\\',
  );
  const type = fc.constantFrom('application/json', 'application/merge-patch+json');
  const parameter = /^[ \t]*;[ \t]*charset=(utf-8|"utf-8")$/;
  fc.assert(
    fc.property(type, fc.array(pieces, { minLength: 1, maxLength: 8 }), (known, added) => {
      const rest = added.join('');
      expect(named(known + rest)).toBe(parameter.test(rest) ? known : undefined);
      expect(named(rest + known)).toBeUndefined();
    }),
    { numRuns: 5000 },
  );
});

test('takes time by its length', () => {
  const before = performance.now();
  for (const filler of [' ', '\t;', 'a/', 'a.', '; charset=']) {
    expect(named(`application/json${filler.repeat(100_000)}!`)).toBeUndefined();
  }
  expect(performance.now() - before).toBeLessThan(2000);
});
