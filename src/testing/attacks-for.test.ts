import {
  safeParse,
  safeParseJson,
  safeParseJsonPatch,
  toProblem,
  type Dto,
} from 'gen-dtos/runtime';
import { attacksFor, runAttacks, type Attack } from 'gen-dtos/testing';
import { describe, expect, test } from 'vitest';
import { createApiKeyByOwner } from '../../examples/quickstart/generated/api-key.js';
import { updateServiceConfigBy } from '../../examples/quickstart/generated/service-config.js';
import { updateAccountByOwner } from '../../test/attacks/generated/account.js';
import {
  createUserByOwner,
  replaceUserByOwner,
  updateUserBy,
  updateUserByAdmin,
  updateUserByOwner,
} from '../../examples/quickstart/generated/user.js';
import { createUserByOwner as createKeyedUser } from '../../examples/basic-auth/generated/user.js';
import { updateReportByClient } from '../../examples/tenant-scopes/generated/report.js';

const DTOS: [string, Dto<object, unknown>][] = [
  // any: as in `attacksFor`
  ['createUserByOwner', createUserByOwner],
  ['updateUserByOwner', updateUserByOwner],
  ['updateUserByAdmin', updateUserByAdmin],
  ['replaceUserByOwner', replaceUserByOwner],
  ['createApiKeyByOwner', createApiKeyByOwner],
  ['updateServiceConfigBy support', updateServiceConfigBy(['support'])],
  ['updateReportByClient', updateReportByClient], // it refers to users
];

test('attacks what the server sets in every option of a variant, though nobody named it', () => {
  const sample = { payment: { kind: 'card', holder: 'M.' } };
  const attacks = [...attacksFor(updateAccountByOwner, { sample })];
  const inPayment = attacks.filter(
    ({ class: name, carrier, target }) =>
      name === 'nested-key' && carrier === 'json' && target.startsWith('/payment/'),
  );
  expect(inPayment.map(({ target }) => target)).toEqual([
    '/payment/charged',
    '/payment/charged',
    '/payment/mandate_id',
  ]);
  for (const attack of inPayment) {
    const result = safeParse(updateAccountByOwner, plain(attack));
    const issues = result.success ? [] : result.issues;
    expect(issues.map(({ code, path }) => [code, `/${path.join('/')}`])).toEqual([
      ['not_writable', attack.target],
    ]);
  }
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

describe('a list whose items are options of a variant', () => {
  const sample = { methods: [{ kind: 'card', holder: 'M.' }] };
  const record = { methods: [{ kind: 'card', holder: 'M.', charged: false }] };
  const inItems = [...attacksFor(updateAccountByOwner, { sample })].filter(({ target }) =>
    target.startsWith('/methods/0/'),
  );

  test('is attacked in every option, though nobody named it', () => {
    const plainly = inItems.filter(
      ({ class: name, carrier }) => name === 'list-item-key' && carrier === 'json',
    );
    expect(plainly.map(({ target }) => target)).toEqual([
      '/methods/0/charged',
      '/methods/0/charged',
      '/methods/0/mandate_id',
    ]);
  });

  test('names what is refused where it is expected', () => {
    for (const { body, expected, name } of inItems.filter(isPlainJson)) {
      expect(pointersOf(safeParseJson(updateAccountByOwner, body)), name).toContain(
        expected.pointer,
      );
    }
    const patches = inItems.filter(({ carrier }) => carrier === 'json-patch');
    for (const { body, expected, name } of patches) {
      const pointers = pointersOf(safeParseJsonPatch(updateAccountByOwner, body, record));
      const isInside = (one: string): boolean => `${one}/`.startsWith(`${expected.pointer}/`);
      expect(pointers.some(isInside), name).toBe(true);
    }
    expect(patches.length).toBeGreaterThan(20);
  });

  test('is stored by a handler that binds', async () => {
    let stored: object = record;
    const results = await runAttacks(
      updateAccountByOwner,
      async (attack) => {
        stored = isPlainJson(attack) ? bound(record, attack) : record;
        return { status: 200, pointers: [] };
      },
      async () => stored,
      { sample },
    );
    const found = new Set(results.flatMap((result) => result.stored));
    expect(found).toContain('/methods/0/charged');
    expect(found).toContain('/methods/0/mandate_id');
  });
});

/** The places that a client is told. */
function pointersOf(result: ReturnType<typeof safeParseJson>): string[] {
  const errors = result.success ? [] : toProblem(result.issues).errors;
  return errors.map(({ pointer }) => decodeURIComponent(pointer.slice(1)));
}

const isPlainJson = ({ carrier, contentType, headers, body }: Attack): boolean =>
  carrier === 'json' &&
  contentType === 'application/json' &&
  typeof body === 'string' &&
  Object.keys(headers).length === 0;

/** What a handler in a hurry stores. */
function bound(record: object, { body }: Attack): object {
  try {
    return Object.assign({}, record, JSON.parse(String(body)));
  } catch {
    return record;
  }
}

const plain = (attack: Attack): unknown => JSON.parse(String(attack.body));

describe.each(DTOS)('%s', (_, dto) => {
  const attacks = [...attacksFor(dto)];

  test('has attacks with names of their own, the same each time', () => {
    expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
    expect([...attacksFor(dto)]).toEqual(attacks);
  });

  test('has a valid body around what is attacked', () => {
    const flat = attacks.filter(
      ({ class: name, carrier }) => name === 'flat-key' && carrier === 'json',
    );
    for (const attack of flat) {
      const result = safeParse(dto, plain(attack));
      if (result.success) throw new Error(attack.name);
      expect(result.issues.map(({ code, path }) => [code, `/${path.join('/')}`])).toEqual([
        ['not_writable', attack.target],
      ]);
    }
  });

  test('attacks every field that the roles may not write', () => {
    const { grants, bits, shape } = dto['~dto'];
    const operation = shape === 'create' ? 'create' : 'update';
    const closed = Object.keys(grants).filter(
      (key) => ((grants[key]?.[operation] ?? 0) & bits) === 0,
    );
    const attacked = attacks
      .filter(({ class: name }) => name === 'flat-key')
      .map(({ target }) => target);
    expect(new Set(attacked)).toEqual(new Set(closed.map((key) => `/${key}`)));
  });
});

test('nested models and items of lists are attacked where they may be written', () => {
  const targets = new Set([...attacksFor(updateUserByOwner)].map(({ target }) => target));
  expect(targets).toContain('/preferences/beta_features');
  expect(targets).toContain('/addresses/0/verified_at');
  const staff = new Set([...attacksFor(updateUserBy(['support']))].map(({ target }) => target));
  expect(staff).toContain('/preferences/theme');
  expect(staff).toContain('/addresses');
});

test('the items of a new record name no key, though the JSON Schema has it', () => {
  const attacks = [...attacksFor(createKeyedUser)];
  const [{ body }] = attacks.filter(
    ({ class: name, carrier }) => `${name} ${carrier}` === 'flat-key json',
  ) as [Attack];
  expect(JSON.parse(String(body))).toMatchObject({ addresses: [{}] });
  expect(new Set(attacks.map(({ target }) => target))).toContain('/addresses/0/verified_at');
});

test('values that are narrowed are known from the JSON Schema', () => {
  const narrowed = (dto: Dto<object, unknown>): unknown[] =>
    [...attacksFor(dto)]
      .filter(({ class: name, carrier }) => name === 'forbidden-value' && carrier === 'json')
      .map(({ target, wants }) => [target, wants]);
  expect(narrowed(createApiKeyByOwner)).toEqual([['/scope', 'admin']]);
  expect(narrowed(updateServiceConfigBy(['support']))).toEqual([['/rate_limit', 100_000]]);
});

test('a patch is only sent to update, and a merge patch too', () => {
  const carriers = new Set([...attacksFor(replaceUserByOwner)].map(({ carrier }) => carrier));
  expect([...carriers].sort()).toEqual(['form', 'json', 'multipart', 'query']);
});

test('where no valid body can be made, it says what is needed and no value', () => {
  expect(() => attacksFor(createUserByOwner, { sample: { email: 'canary' } }).next()).toThrow(
    /^No valid body for User could be made \(\/email: Invalid email\)\. Pass values for these places as `sample`\.$/,
  );
  expect(() => attacksFor(updateUserBy(['nobody'])).next()).toThrow(TypeError);
});

test('what an attacker wants comes first', () => {
  const wants = { balance: 7, preferences: { beta_features: 'yes' } };
  const [first] = [...attacksFor(updateUserByOwner, { wants })].filter(
    ({ class: name }) => name === 'case-variant',
  );
  expect(first).toMatchObject({ target: '/balance', wants: 7 });
});
