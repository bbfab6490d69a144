/** What one copy of the package parsed, another one applies by the same grants. */
import path from 'node:path';
import { apply, changes, parse } from 'gen-dtos/runtime';
import { expect, test } from 'vitest';
import { updateAccountByOwner } from '../../../test/attacks/generated/account.js';
import { PACKAGE } from '../../../test/project.js';
import { oneForAllCopies } from './one-for-all-copies.js';

const stored = {
  website: 'https://example.com',
  locale: 'de',
  payment: { kind: 'card', holder: 'Ada', charged: true },
  api_key: 'secret',
};

test('a value that was parsed by another copy is applied by its grants', async () => {
  const copy = (await import(path.join(PACKAGE, 'dist/src/runtime/index.js'))) as {
    readonly apply: typeof apply;
    readonly changes: typeof changes;
  };
  expect(copy.apply).not.toBe(apply);

  const payment = { kind: 'iban', iban: 'DE89370400440532013000' };
  const sent = parse(updateAccountByOwner, { website: null, payment });
  const changed = { locale: 'de', payment, api_key: 'secret' };
  expect(apply(stored, sent as never)).toEqual(changed);
  expect(copy.apply(stored, sent as never)).toEqual(changed);
  expect(copy.changes(stored, sent as never)).toEqual(changes(stored, sent as never));
});

test('there is one of each name', () => {
  const one = oneForAllCopies('one of a test', () => new Map());
  expect(oneForAllCopies('one of a test', () => new Map())).toBe(one);
  expect(oneForAllCopies('another of a test', () => new Map())).not.toBe(one);
  expect(Object.keys(globalThis)).not.toContain(Symbol.for('gen-dtos/one of a test'));
});
