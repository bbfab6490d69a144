import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { NUMBER, PLACE, Place, STRING, at, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();
const check = v.check(() => true) as never;

describe('a pipe is', () => {
  const trim = { kind: 'rule', name: 'trim', arguments: [] } as const;
  const minimum = {
    kind: 'rule',
    name: 'minLength',
    arguments: [1],
    refusal: 'Invalid length: Expected >=1',
  } as const;

  test.each<[string, object, SchemaIr]>([
    ['its schema, if nothing is behind it', v.pipe(text, v.title('A')), STRING],
    [
      'a schema and steps',
      v.pipe(text, v.trim(), v.minLength(1)),
      { kind: 'pipe', schema: STRING, actions: [trim, minimum] },
    ],
    [
      'one with that in it',
      v.pipe(v.pipe(text, v.trim()), v.minLength(1)),
      { kind: 'pipe', schema: STRING, actions: [trim, minimum] },
    ],
    [
      'one with a pipe further down',
      v.pipe(text, v.pipe(text, v.trim()), v.number() as never),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [{ kind: 'then', schema: STRING }, trim, { kind: 'then', schema: NUMBER }],
      },
    ],
    [
      'called where it is the function of a user',
      v.pipe(text, v.title('A'), check, v.transform(String)),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [
          { kind: 'island', type: 'check', source: at('pipe', 2), transforms: false },
          { kind: 'island', type: 'transform', source: at('pipe', 3), transforms: true },
        ],
      },
    ],
    [
      'a pattern, and valibot’s words about it',
      v.pipe(text, v.regex(/a/)),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [
          {
            kind: 'rule',
            name: 'regex',
            arguments: [/a/],
            pattern: /a/,
            refusal: 'Invalid format: Expected /a/',
          },
        ],
      },
    ],
    [
      'words of no language, counted',
      v.pipe(text, v.words(undefined, 2)),
      {
        kind: 'pipe',
        schema: STRING,
        actions: [{ kind: 'rule', name: 'words', arguments: [undefined, 2] }],
      },
    ],
    [
      'a test by a function of valibot’s',
      v.pipe(v.number(), v.integer()),
      {
        kind: 'pipe',
        schema: NUMBER,
        actions: [{ kind: 'rule', name: 'integer', arguments: [], refusal: 'Invalid integer' }],
      },
    ],
  ])('%s', (_, schema, ir) => {
    expect(lower(schema).ir).toEqual(ir);
  });

  test('without its rules, if they can’t be asked', () => {
    expect(lower(v.pipe(Place, check)).ir).toEqual(PLACE);
    expect(lower(v.pipe(v.array(Place), check)).ir).toMatchObject({ kind: 'array', items: PLACE });
  });
});

test('a rule is asked whose message may end in what was received', () => {
  const { ir, messages } = lower(v.pipe(v.string(), v.minLength(3, 'Length: Received 1')));
  const rule = { kind: 'rule', name: 'minLength', message: at('pipe', 1) };
  expect(ir).toMatchObject({ actions: [rule] });
  expect(messages).toEqual([expect.stringContaining(`asks 'min_length'`)]);
});

describe('it is called if', () => {
  test.each<[string, object, SchemaIr]>([
    [
      'its pipe looks back',
      v.pipe(
        v.object({}),
        v.rawCheck(() => undefined),
      ),
      island('object'),
    ],
    ['its pipe is wrapped', v.message(v.pipe(text, v.trim()), 'No'), island('string')],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
  });
});
