import * as v from 'valibot';
import { expect, test } from 'vitest';
import { narrow } from '../../../src/model/narrow.js';
import { defineRoles } from '../../../src/model/roles.js';
import { field, model, moduleWith } from '../../../test/printed.js';

const open = { writableBy: ['owner'] } as const;
const onlyCreated = { writableBy: { create: ['owner'] } } as const;
const onlyUpdated = { writableBy: { update: ['owner'] } } as const;

const Cat = model('Cat', {
  name: field(v.string(), open),
  lives: field(v.number(), open),
});

const Dog = model('Dog', { name: field(v.string(), open) });

test.each([
  ['alone', Cat, 'refused'],
  ['in an intersection, where what it makes is compared', v.intersect([Cat, Dog]), 'untyped'],
])('a model %s', (_, schema, counted) => {
  const text = moduleWith(field(schema, { writableBy: ['owner'] }), [Cat, Dog], 'Cat');
  expect(text).toContain(`if (report.${counted} !== 0) return undefined;`);
});

/** The conditions under which a model's output is made at once, and with which keys. */
function madeAtOnce(fields: Parameters<typeof model>[1], declare = model): string[] {
  const text = moduleWith(field(v.string(), open), [declare('Bird', fields)], 'Bird');
  const made = text.matchAll(/if \(([^\n]*known === [^\n]*)\) \{\s+return \{([^}]*)\}/g);
  return [...made].map(([, condition, keys = '']) => {
    return `${condition}: ${[...keys.matchAll(/(\w+):/g)].map(([, key]) => key).join()}`;
  });
}

test('a complete output is made at once', () => {
  const song = field(v.string(), open);
  const wings = field(v.number(), open);
  expect(madeAtOnce({ song, wings })).toEqual(['known === 2: song,wings']);
});

test('what completes an update may be other keys than what completes a new record', () => {
  const song = field(v.string(), open);
  const egg = field(v.number(), onlyCreated);
  const nest = field(v.number(), onlyUpdated);
  expect(madeAtOnce({ song, egg, nest })).toEqual([
    'isCreate && known === 2: song,egg',
    '!isCreate && known === 2: song,nest',
  ]);
});

test('no role may send another key', () => {
  const two = defineRoles({ owner: 'Whose it is', ranger: 'Who rings it' });
  const song = two.field(v.string(), open);
  const wings = two.field(v.number(), open);
  const ring = two.field(v.string(), { writableBy: { update: ['ranger'] } });
  expect(madeAtOnce({ song, wings, ring } as never, two.model as never)).toEqual([
    'isCreate && known === 2: song,wings',
    '!isCreate && known === 2 && (roles & 2) === 0: song,wings',
  ]);
});

test('key after key is added where a value may become undefined', () => {
  const song = field(v.string(), open);
  const gone = v.pipe(
    v.string(),
    v.transform(() => undefined),
  );
  expect(madeAtOnce({ song, wings: field(gone, open) })).toEqual([]);
  const narrowed = { writableBy: [narrow('owner', v.literal('a'))] } as never;
  expect(madeAtOnce({ song, wings: field(gone, narrowed) })).toEqual([]);
});
