/** Records and patches to draw from, for the models of `test/generated/json-patch.test.ts`. */
import fc from 'fast-check';
import type { Json, Operation } from './rfc-6902.js';

const text = fc.constantFrom('x', 'y', 'read', 'admin', '');
const spot = fc.record(
  { street: fc.option(text), city: fc.option(text) },
  { requiredKeys: ['street'] },
);
const home = fc.record(
  { street: fc.option(text), floor: fc.option(fc.nat(3)), verified: text, spot: fc.option(spot) },
  { requiredKeys: ['street', 'floor'] },
);
const card = { kind: fc.constant('card'), no: text, mark: text, note: text, home };
const pay = fc.oneof(
  fc.record(card, { requiredKeys: ['kind', 'no'] }),
  fc.record({ kind: fc.constant('cash'), note: text }, { requiredKeys: ['kind'] }),
);
export const record = fc.record(
  {
    id: text,
    bio: fc.option(text),
    name: text,
    scope: fc.constantFrom('read', 'write', 'admin'),
    is_admin: fc.boolean(),
    api_key: text,
    secret: fc.option(text),
    'a/b~c': fc.option(text),
    tags: fc.array(text, { maxLength: 3 }),
    meta: fc.constantFrom<Json>({}, { a: { b: [1, { c: 2 }] } }, { list: [[], {}] }),
    home,
    den: fc.option(home),
    spot: fc.option(spot),
    spots: fc.array(spot, { maxLength: 3 }),
    homes: fc.array(home, { maxLength: 2 }),
    pay: fc.option(pay),
    pays: fc.array(pay, { maxLength: 2 }),
    row: fc.nat(9),
  },
  { noNullPrototype: true },
);

const POINTERS = [
  '', '/bio', '/name', '/scope', '/is_admin', '/api_key', '/secret', '/a~1b~0c', '/row', '/nope',
  '/tags', '/tags/0', '/tags/1', '/tags/-', '/tags/00', '/meta', '/meta/a', '/meta/a/b/0',
  '/meta/list/-', '/meta/__proto__', '/__proto__/x', '/home', '/home/street', '/home/floor',
  '/home/verified', '/home/spot', '/home/spot/street', '/den', '/den/street', '/den/spot',
  '/spot', '/spot/city', '/spots', '/spots/0', '/spots/1', '/spots/-', '/spots/0/street',
  '/spots/1/city', '/pay', '/pay/no', '/pay/mark', '/pay/note', '/pay/home/street', '/pay/home/verified', '/pays', '/pays/0',
  '/pays/-', '/pays/0/no', '/pays/0/mark', '/pays/1/note', '/pays/0/home', '/pays/0/home/floor', '/homes', '/homes/0', '/homes/-',
  '/homes/0/street', '/homes/0/verified', '/homes/1/floor',
]; // prettier-ignore
const pointer = fc.constantFrom(...POINTERS);
/** Pointers with values that fit there, so that enough is accepted. */
const fitting = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      '/bio',
      '/name',
      '/scope',
      '/secret',
      '/a~1b~0c',
      '/tags/0',
      '/tags/-',
      '/home/street',
      '/spot/city',
      '/spots/0/street',
      '/home/spot/street',
      '/den/street',
      '/pay/no',
      '/pay/note',
      '/pays/0/no',
      '/pays/0/note',
      '/meta/x',
    ),
    text,
  ),
  fc.tuple(
    fc.constantFrom(
      '/spot',
      '/spots/0',
      '/spots/-',
      '/home/spot',
      '/den/spot',
      '/meta/x',
      '/homes/0/spot',
    ),
    spot,
  ),
  fc.tuple(fc.constantFrom('/home', '/den', '/homes/-', '/homes/0'), home),
  fc.tuple(fc.constantFrom('/spots', '/meta/list'), fc.array(spot, { maxLength: 2 })),
  fc.tuple(fc.constantFrom('/pay', '/pays/0', '/pays/-'), pay),
) as fc.Arbitrary<[string, Json]>;

const value = fc.oneof(
  text,
  fc.constant(null),
  fc.boolean(),
  spot,
  home,
  fc.array(text),
) as fc.Arbitrary<Json>;

export const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.constantFrom('add', 'replace'), fitting)
      .map(([op, [path, fits]]) => ({ op, path, value: fits })),
  },
  fc.record({ op: fc.constantFrom('add', 'replace', 'test'), path: pointer, value }),
  { weight: 2, arbitrary: fc.record({ op: fc.constant('remove'), path: pointer }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constantFrom('copy', 'move'), path: pointer, from: pointer }),
  },
);

/** Keys of all models, at places where they are or are not. */
const anyToken = fc.constantFrom(
  'pay', 'pays', 'kind', 'no', 'mark', 'note', 'home', 'homes', 'street', 'verified', 'floor', 'spot', 'spots',
  'city', 'meta', 'bio', 'api_key', 'a~1b~0c', 'tags', '0', '1', '-', '00', 'x', '', '__proto__', '~2', 'a\nb',
  'mark.', 'Mark',
); // prettier-ignore
const anyPointer = fc
  .array(anyToken, { maxLength: 5 })
  .map((tokens) => tokens.map((token) => `/${token}`).join(''));

/** Like `operation`, at any place. */
export const single: fc.Arbitrary<Operation> = fc.oneof(
  operation,
  fc.record({
    op: fc.constantFrom('add', 'replace', 'test'),
    path: anyPointer,
    value: fc.oneof(value, pay as fc.Arbitrary<Json>),
  }),
  fc.record({ op: fc.constant('remove'), path: fc.oneof(pointer, anyPointer) }),
  fc.record({ op: fc.constantFrom('copy', 'move'), path: anyPointer, from: pointer }),
  fc.record({ op: fc.constantFrom('copy', 'move'), path: pointer, from: anyPointer }),
);
