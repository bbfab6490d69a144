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
  const part: ModelGrants = { id: { create: 1, read: 1 }, text: OPEN, score: {} };
  const outer: ModelGrants = {
    ...part,
    parts: { ...OPEN, list: () => part, keyedBy: 'id' },
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
