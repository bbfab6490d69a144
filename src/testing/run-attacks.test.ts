import { apply, parse, type Dto, type Parsed } from 'gen-dtos/runtime';
import {
  attacksFor,
  runAttack,
  runAttacks,
  sendTo,
  type Attack,
  type AttackResult,
} from 'gen-dtos/testing';
import { withBody } from 'gen-dtos/web';
import { describe, expect, test } from 'vitest';
import { updateUserByOwner as updateKeyedUser } from '../../examples/basic-auth/generated/user.js';
import { createUserByOwner, updateUserByOwner } from '../../examples/quickstart/generated/user.js';

describe('runAttacks', () => {
  const record = {
    id: '1',
    bio: 'Hi',
    is_admin: false,
    preferences: { theme: 'light', newsletter: false, beta_features: false },
    addresses: [],
  };

  /** A server in miniature: what it answers to the value of a JSON body. */
  async function run(handle: (body: unknown) => { status: number; record: object }) {
    let stored: object = record;
    const results = await runAttacks(
      updateUserByOwner,
      async ({ body, carrier, contentType }) => {
        stored = record;
        if (carrier !== 'json' || contentType !== 'application/json')
          return { status: 415, pointers: [] };
        try {
          const answer = handle(JSON.parse(String(body)));
          stored = answer.record;
          return { status: answer.status, pointers: [] };
        } catch {
          return { status: 400, pointers: [] };
        }
      },
      async () => stored,
      { wants: { is_admin: true } },
    );
    return results;
  }

  test('finds what a handler that binds stores', async () => {
    const results = await run((body) => ({ status: 200, record: { ...record, ...Object(body) } }));
    const stored = new Set(results.flatMap((result) => result.stored));
    expect(stored).toContain('/is_admin');
    expect(stored).toContain('/balance');
    expect(stored).toContain('/addresses/0/verified_at');
  });

  test('finds nothing stored where it is parsed, and no pass without a pointer', async () => {
    const results = await run((body) => ({
      status: 204,
      record: apply(record, parse(updateUserByOwner, body)),
    }));
    expect(results.flatMap(({ stored }) => stored)).toEqual([]);
    expect(results.find(({ attack }) => attack.class === 'flat-key')?.passed).toBe(false);
  });

  describe('a server whose parsed body is not all that it stores is found out:', () => {
    /** A server that parses, and does one more thing with the request. */
    async function failing(
      dto: Dto<object>,
      row: object,
      store: (body: Parsed<object>, query: URLSearchParams) => object,
    ) {
      let stored = row;
      const serve = withBody(dto, ({ body, request }) => {
        stored = store(body, new URL(request.url).searchParams);
        return new Response(null, { status: 204 });
      });
      const send = sendTo('http://localhost/users/1', {}, serve);
      const results: AttackResult[] = [];
      for (const attack of attacksFor(dto, { wants: { is_admin: true } })) {
        if (attack.contentType !== 'application/json') continue;
        stored = row;
        results.push(await runAttack(dto, attack, { send, readBack: async () => stored }));
      }
      return results.filter(({ passed }) => !passed).map((one) => [one.attack.class, one.stored]);
    }

    test('one that merges the address', async () => {
      const row = { ...record, balance: 1 };
      const safe = await failing(updateUserByOwner, row, (body) => ({
        ...apply(row, body),
        balance: 2, // as a server sets the time of an update
      }));
      expect(safe).toEqual([]);
      const merging = await failing(updateUserByOwner, record, (body, query) => ({
        ...apply(record, body),
        ...Object.fromEntries(query),
      }));
      expect(merging).toEqual([['query-and-body', ['/is_admin']]]);
    });

    test('one that saves items by their keys, as an ORM does', async () => {
      const row = { id: '1', addresses: [] };
      const safe = await failing(updateKeyedUser, row, (body) => apply(row, body));
      expect(safe).toEqual([]);
      const saving = await failing(updateKeyedUser, row, (body) => ({ ...row, ...body }));
      expect(saving).toEqual([['foreign-item', ['/addresses/0/id']]]);
    });
  });

  test('finds what is left on the prototype, and removes it', async () => {
    const results = await run((body) => {
      for (const [key, value] of Object.entries(Object(body)['__proto__'] ?? {})) {
        Reflect.set(Object.prototype, key, value);
      }
      return { status: 422, record };
    });
    const polluted = results.filter((result) => result.polluted.length > 0);
    expect(polluted.length).toBeGreaterThan(0);
    for (const { attack, passed } of polluted)
      expect([attack.class, passed]).toEqual(['proto-key', false]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('finds what is stored in a record that is read back as the same object', async () => {
    const kept = structuredClone(record);
    const attacks = attacksFor(updateUserByOwner, {
      wants: { is_admin: true, preferences: { beta_features: true } },
    });
    const plain = [...attacks].filter(
      ({ class: name, carrier }) => /^(flat|nested)-key$/.test(name) && carrier === 'json',
    );
    const stored: string[] = [];
    for (const attack of plain) {
      const send = async ({ body }: Attack) => {
        const sent = JSON.parse(String(body));
        Object.assign(kept.preferences, sent.preferences);
        Object.assign(kept, { ...sent, preferences: kept.preferences });
        return { status: 422, pointers: [] };
      };
      const readBack = async () => kept;
      const result = await runAttack(updateUserByOwner, attack, { send, readBack });
      stored.push(...result.stored);
    }
    expect(stored).toContain('/is_admin');
    expect(stored).toContain('/preferences/beta_features');
  });

  test('finds that a create made a row, by a count read back as a name that nobody declared', async () => {
    let rows = 0;
    const results = await runAttacks(
      createUserByOwner,
      async ({ carrier }) => {
        if (carrier === 'json') rows++;
        return { status: 422, pointers: [] };
      },
      async () => ({ rows }),
    );
    for (const { attack, stored } of results)
      expect(stored).toEqual(attack.carrier === 'json' ? ['/rows'] : []);
  });

  describe('is not told that nothing was stored by', () => {
    /** As a document of Mongoose: its class has accessors, and the values are elsewhere. */
    class Row {
      readonly $isNew = false;
      readonly #stored: typeof record;
      constructor(stored: typeof record) {
        this.#stored = stored;
      }
      get is_admin(): boolean {
        return this.#stored.is_admin;
      }
    }

    test.each<[string, unknown, string]>([
      ['the rows of a query', [record], 'not a list or a promise'],
      ['a record whose class has accessors', new Row(record), "'is_admin' of this record"],
      [
        'such a model in a record',
        {
          ...record,
          preferences: new (class {
            get beta_features() {
              return true;
            }
          })(),
        },
        "'beta_features' of this record",
      ],
    ])('%s', async (_, stored, message) => {
      const send = async (): Promise<{ status: number; pointers: string[] }> => ({
        status: 422,
        pointers: [],
      });
      const results = runAttacks(updateUserByOwner, send, async () => stored);
      await expect(results).rejects.toThrow(message);
    });
  });
});
