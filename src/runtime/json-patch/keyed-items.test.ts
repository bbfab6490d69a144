/** Items of lists with `keyedBy`: what the roles may not write in them is restored by their keys. */
import { describe, expect, test } from 'vitest';
import { address, OPEN, owner, patched, readModel, said } from '../../../test/json-patch/user.js';
import { createDto } from '../create-dto.js';
import type { Dto } from '../dto.js';
import type { ModelGrants } from '../model-grants.js';
import { safeParseJsonPatch } from './parse-json-patch.js';

/** A Dto whose parsed values `apply` knows again, as it has to for such lists. */
const remembered = (grants: ModelGrants): Dto<object> =>
  createDto(
    {
      ...owner['~dto'],
      grants,
      isRemembered: true,
      read: (input, report, bits) => readModel(input, grants, report, bits, 'update'),
    },
    ['owner'],
  );

describe('a list with keys inside of one', () => {
  const named: ModelGrants = { id: { create: 1, read: 1 }, text: OPEN };
  const part: ModelGrants = { ...named, score: {} };
  const pinned: ModelGrants = { ...named, pin: { create: 1 } };
  const outer: ModelGrants = {
    ...part,
    parts: { ...OPEN, list: () => part, keyedBy: 'id' },
    pinned: { ...OPEN, list: () => pinned, keyedBy: 'id' },
    log: { read: 1, list: () => part, keyedBy: 'id' },
    at: { ...OPEN, model: () => address },
  };
  const grants: ModelGrants = { outers: { ...OPEN, list: () => outer, keyedBy: 'id' } };
  const dto = remembered(grants);

  test('keeps at every depth what the roles may not write', () => {
    const stored = {
      id: 'a',
      text: 'one',
      score: 1,
      parts: [{ id: 'b', text: 'two', score: 2 }],
      at: { street: 'x', verified: true },
    };
    const patch = [{ op: 'replace', path: '/outers/0/text', value: 'new' }];
    const outers = [{ ...stored, text: 'new' }];
    expect(patched(patch, { outers: [stored] }, dto)).toEqual({ outers });
  });

  // The scores are equal, which nobody must learn from the answer.
  test('of which a stored item has no key of its own keeps what the roles may not write', () => {
    const noted = (...outers: object[]): object => ({ outers });
    const lost = ['not_writable 0.path: Would lose what is not writable'];
    const rename = (index: number, id: string): object => {
      return { op: 'replace', path: `/outers/${index}/id`, value: id };
    };
    const [one, two] = [
      { id: 'a', score: 1 },
      { id: 'b', score: 1 },
    ];
    const nameless = { text: 'x', score: 3 };
    const first = { op: 'add', path: '/outers/0/text', value: 'new' };
    expect(said([first], noted(one, nameless), dto)).toEqual(lost);
    expect(said([first], noted(one, { text: 'x' }), dto)).toEqual([]);
    expect(said([{ op: 'remove', path: '/outers/1' }], noted(one, nameless), dto)).toEqual([]);
    expect(said([{ op: 'remove', path: '/outers/0/id' }], noted(one), dto)).toEqual(lost);
    expect(said([rename(0, 'c')], noted(one), dto)).toEqual(lost);
    expect(said([rename(0, 'b'), rename(1, 'a')], noted(one, two), dto)).toEqual([
      'not_writable 1.path: Would lose what is not writable',
    ]);
    expect(said([rename(0, 'c')], noted({ id: 'a', text: 'x' }), dto)).toEqual([]);
  });

  test('of which an item has moved keeps the lists in it', () => {
    const stored = [{ id: 'a', parts: [{ id: 'c', score: 1 }] }, { id: 'b' }];
    const move = { op: 'move', from: '/outers/0', path: '/outers/1' };
    expect(said([move], { outers: stored }, dto)).toEqual([]);
    const rename = { op: 'replace', path: '/outers/0/parts/0/id', value: 'd' };
    expect(said([rename], { outers: stored }, dto)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
    const unname = { op: 'remove', path: '/outers/0/id' };
    expect(said([unname], { outers: stored }, dto)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
  });

  test('that is new keeps what is fixed once created, or refuses a key beside it', () => {
    const add = { op: 'add', path: '/outers/0/pinned', value: [{ pin: '1' }] };
    const name = { op: 'add', path: '/outers/0/pinned/0/id', value: 'b' };
    const record = { outers: [{ id: 'a' }] };
    expect(patched([add], record, dto)).toEqual({ outers: [{ id: 'a', pinned: [{ pin: '1' }] }] });
    expect(said([add, name], record, dto)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
  });

  test('loses nothing in what is only stored', () => {
    const add = { op: 'add', path: '/outers/0/text', value: 'new' };
    const stored = { id: 'a', row: 7, log: [{ text: 'no key', score: 1 }] };
    const nameless = { text: 'x', score: undefined };
    expect(said([add], { outers: [stored, nameless] }, dto)).toEqual([]);
  });

  const record = { outers: [{ id: 'a', text: 'one' }] };

  test('takes values of any form for its parser to read', () => {
    const value = { text: { deep: ['a'] }, score: undefined };
    expect(patched([{ op: 'add', path: '/outers/1', value }], record, dto)).toMatchObject({
      outers: [{}, { text: { deep: ['a'] } }],
    });
    const text = { op: 'replace', path: '/outers/0/text', value: [{ a: 1 }] };
    expect(patched([text], record, dto)).toEqual({ outers: [{ id: 'a', text: [{ a: 1 }] }] });
  });

  test.each<[string, object, string]>([
    ['add', { path: '/outers/0/at', value: [{}] }, '0.value: Invalid type: Expected Object'],
    ['add', { path: '/outers/-', value: { at: [{}] } }, '0.value.at: Invalid type: Expected Object'],
    ['add', { path: '/outers/-', value: { at: 'x' } }, '0.value.at: Invalid type: Expected Object'],
    ['add', { path: '/outers/-', value: { parts: 'x' } }, '0.value.parts: Invalid type: Expected Array'],
  ])('refuses what its parser refuses: %s %j', (op, operation, issue) => {
    expect(said([{ op, ...operation }], record, dto)).toEqual([`invalid ${issue}`]);
  }); // prettier-ignore
});

describe('what nobody may read and that is fixed once created, in a list with a key', () => {
  const bank: ModelGrants = { name: OPEN, pin: { create: 1 } };
  const item: ModelGrants = {
    id: { create: 1, read: 1 },
    text: OPEN,
    pin: { create: 1 },
    bank: { ...OPEN, model: () => bank },
  };
  const grants: ModelGrants = { items: { ...OPEN, list: () => item, keyedBy: 'id' } };
  const dto = remembered(grants);
  const record = {
    items: [{ id: 'a', text: 'one', pin: '1234', bank: { name: 'x', pin: '5678' } }],
  };

  test('stays, whatever else is changed', () => {
    const patch = [
      { op: 'add', path: '/items/0', value: { text: 'new', pin: '9' } },
      { op: 'replace', path: '/items/1/text', value: 'two' },
      { op: 'move', from: '/items/1', path: '/items/0' },
    ];
    expect(patched(patch, record, dto)).toEqual({
      items: [
        { ...record.items[0], text: 'two' },
        { text: 'new', pin: '9' },
      ],
    });
  });

  test('is not lost with the key of its item', () => {
    const rename = { op: 'replace', path: '/items/0/id', value: 'b' };
    expect(said([rename], { items: [{ id: 'a', pin: '1234' }] }, dto)).toEqual([
      'not_writable 0.path: Would lose what is not writable',
    ]);
  });

  test.each([
    [{ op: 'replace', path: '/items/0/pin', value: '1234' }, [0, 'path']],
    [{ op: 'replace', path: '/items/0/bank/pin', value: '5678' }, [0, 'path']],
    [{ op: 'replace', path: '/items/0/bank', value: { pin: '5678' } }, [0, 'value', 'pin']],
    [
      { op: 'replace', path: '/items/0', value: { id: 'a', text: 'one', pin: '1234' } },
      [0, 'value', 'pin'],
    ],
    [
      { op: 'replace', path: '/items', value: [{ id: 'a', text: 'one', bank: { pin: '5678' } }] },
      [0, 'value', 0, 'bank', 'pin'],
    ],
  ])('is no more to be guessed than written: %j', (operation, path) => {
    const result = safeParseJsonPatch(dto, [operation], record);
    expect(result).toEqual({
      success: false,
      issues: [{ code: 'not_writable', path, message: 'Not writable' }],
    });
  });
});

test('a key that nobody may read names its item', () => {
  const item: ModelGrants = { id: { create: 1 }, text: OPEN };
  const dto = remembered({ items: { ...OPEN, list: () => item, keyedBy: 'id' } });
  const patch = [{ op: 'replace', path: '/items/0/text', value: 'new' }];
  const items = [{ id: 'a', text: 'new' }];
  expect(patched(patch, { items: [{ id: 'a', text: 'one' }] }, dto)).toEqual({ items });
});

test('items without a key are new ones, which have what is fixed once created', () => {
  const item: ModelGrants = { text: OPEN, pin: { create: 1 } };
  const dto = remembered({ items: { ...OPEN, list: () => item } });
  const patch = [{ op: 'add', path: '/items', value: [{ text: 'a', pin: '1' }] }];
  expect(patched(patch, {}, dto)).toEqual({ items: [{ text: 'a', pin: '1' }] });
});
