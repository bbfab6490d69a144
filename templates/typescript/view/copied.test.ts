import * as v from 'valibot';
import { expect, test } from 'vitest';
import { field, moduleWith } from '../../../test/printed.js';
import { copied } from './copied.js';

test.each([
  ['it is copied', 'item'],
  ['of it is shown what may be', 'view(item)'],
  ['it is not shown', 'undefined'],
])('a value is asked for once, where %s', (_, view) => {
  let asked = 0;
  copied('key', (value) => {
    asked++;
    return view === 'item' ? value : view;
  });
  expect(asked).toBe(1);
});

test('however deep an object is, what it holds is printed once', () => {
  let deep: v.GenericSchema = v.string();
  for (let depth = 0; depth < 12; depth++) deep = v.object({ o: deep });
  const printed = moduleWith(field(deep, { writableBy: ['owner'], readableBy: 'anyone' }));
  expect(printed.match(/^function view/gm)).toHaveLength(12);
});
