import { integer, pick, randomFrom, shuffled } from './random.js';
import { accepted, fromJson, INPUTS, refused, type Case, type Workload } from './workload.js';

/** An update of a user. Every field may be absent; every object is strict. */
export type User = ReturnType<typeof user>;

const words = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel'];

export function user(random: () => number) {
  const text = (count: number) => Array.from({ length: count }, () => pick(random, words));
  const address = () => ({
    street: `${text(2).join(' ')} ${integer(random, 1, 200)}`,
    city: pick(random, words),
    zip: String(integer(random, 10000, 99999)),
    country: pick(random, ['DE', 'FR', 'NL']),
  });
  return {
    email: `${pick(random, words)}.${integer(random, 1, 999)}@example.com`,
    display_name: text(2).join(' '),
    bio: text(integer(random, 5, 25)).join(' '),
    age: integer(random, 18, 90),
    url: `https://example.com/${pick(random, words)}`,
    tags: text(integer(random, 2, 6)),
    preferences: {
      theme: pick(random, ['light', 'dark']),
      language: pick(random, ['de', 'en', 'fr']),
      newsletter: random() < 0.5,
      page_size: integer(random, 10, 100),
    },
    addresses: [address(), address(), address()],
  };
}

/** Some of the fields in random order, because clients don't agree on one. */
function someOf(random: () => number, full: User): Partial<User> {
  const keys = shuffled(random, Object.keys(full) as (keyof User)[]);
  return Object.fromEntries(
    keys.slice(0, integer(random, 1, keys.length)).map((key) => [key, full[key]]),
  );
}

/** A body with three mistakes, one of them deep inside. */
function withMistakes(full: User): unknown {
  const addresses = full.addresses.map((address, index) =>
    index === 1 ? { ...address, zip: 12345 } : address,
  );
  return { ...full, email: 'nobody', age: 200, addresses };
}

const MISTAKES = ['email', 'age', 'addresses.1.zip'];

function inputs(make: (full: User, random: () => number) => unknown): unknown[] {
  const random = randomFrom(1);
  return Array.from({ length: INPUTS }, () => fromJson(make(user(random), random)));
}

const full = inputs((body) => body);
const mix = inputs((body, random) => someOf(random, body));
const attack = inputs((body) => ({ ...body, is_admin: true }));
const invalid = inputs(withMistakes);

export const userWorkload: Workload = {
  tasks: [
    { name: 'full', call: 'parse', inputs: full },
    { name: 'mix', call: 'parse', inputs: mix },
    { name: 'attack', call: 'parse', inputs: attack },
    { name: 'invalid', call: 'parse', inputs: invalid },
    { name: 'full?', call: 'check', inputs: full },
    { name: 'mix?', call: 'check', inputs: mix },
  ],
  vector: [
    ...full.map((input) => accepted('full', input)),
    ...mix.map((input) => accepted('mix', input)),
    ...attack.map((input) => refused('attack', input, 'is_admin')),
    ...invalid.map((input) => refused('invalid', input, ...MISTAKES)),
    ...singleMistakes(user(randomFrom(2))),
  ],
  hostile: hostileBodies(),
};

function singleMistakes(body: User): Case[] {
  const [address] = body.addresses as [User['addresses'][number]];
  const { street: _, ...homeless } = address;
  const changes: [path: string, change: object][] = [
    ['email', { email: 5 }],
    ['email', { email: null }],
    ['display_name', { display_name: '' }],
    ['display_name', { display_name: 'x'.repeat(51) }],
    ['bio', { bio: 'x'.repeat(501) }],
    ['bio', { bio: ['x'] }],
    ['age', { age: -1 }],
    ['age', { age: 1.5 }],
    ['age', { age: '20' }],
    ['url', { url: 'http://example.com' }],
    ['url', { url: `https://${'x'.repeat(200)}` }],
    ['tags', { tags: Array.from({ length: 11 }, () => 'x') }],
    ['tags', { tags: 'x' }],
    ['tags.1', { tags: ['x', 7] }],
    ['tags.0', { tags: [''] }],
    ['preferences', { preferences: null }],
    ['preferences', { preferences: 'dark' }],
    ['preferences.theme', { preferences: { theme: 'blue' } }],
    ['preferences.newsletter', { preferences: { newsletter: 1 } }],
    ['preferences.page_size', { preferences: { page_size: 101 } }],
    ['preferences.is_admin', { preferences: { is_admin: true } }],
    ['addresses', { addresses: {} }],
    ['addresses.0', { addresses: [null] }],
    ['addresses.0.street', { addresses: [homeless] }],
    ['addresses.1.country', { addresses: [address, { ...address, country: 'DEU' }] }],
    ['addresses.0.verified', { addresses: [{ ...address, verified: true }] }],
  ];
  return [
    accepted('nothing', {}),
    accepted('no preferences', { ...body, preferences: {}, tags: [], addresses: [] }),
    refused('null', null, ''),
    refused('a text', 'x', ''),
    ...changes.map(([path, change]) => refused(path, fromJson({ ...body, ...change }), path)),
  ];
}

function hostileBodies(): Case[] {
  return [
    refused('[] as the body', [], ''),
    refused('[] as an object', { preferences: [] }, 'preferences'),
    refused('__proto__', JSON.parse('{"__proto__":{"is_admin":true}}'), '__proto__'),
    refused('constructor', { constructor: { is_admin: true } }, 'constructor'),
    refused('toString', { preferences: { toString: 1 } }, 'preferences.toString'),
    refused('a Date as an object', { preferences: new Date(0) }, 'preferences'),
    refused('inherited keys', Object.create({ display_name: 'x' }), ''),
  ];
}
