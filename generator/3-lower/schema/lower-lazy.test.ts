import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PLACE, Place, island, lower } from '../../../test/lower-field.js';
import type { SchemaIr } from '../../ir/schema-ir.js';

const text = v.string();
const number = v.number();

describe('a lazy schema is called if', () => {
  test.each<[string, object, SchemaIr]>([
    ['its getter asks for the input', v.lazy((input) => (input ? text : number)), island('lazy')],
    ['its getter makes another each time', v.lazy(() => v.string()), island('lazy')],
    ['its getter makes none', v.lazy(() => 'a' as never), island('lazy')],
    ['its getter makes nothing', v.lazy(() => null as never), island('lazy')],
  ])('%s', (_, schema, ir) => {
    const lowered = lower(schema);
    expect(lowered.ir).toEqual(ir);
    expect(lowered.codes).toContain('island');
  });

  test('its getter throws, which may hide a model', () => {
    const throws = v.lazy(() => {
      throw new Error('No');
    });
    expect(lower(throws)).toMatchObject({ ir: island('lazy'), codes: ['model-hidden'] });
    expect(lower(throws).messages).toEqual([expect.stringContaining('may nest a model')]);
    const nests = v.config(v.array(Place), {});
    expect(lower(nests).messages).toEqual([expect.stringContaining(' nests a model')]);
  });

  test('it only looks like a lazy schema', () => {
    const named = v.config(v.object({ getter: text, type: text }), {});
    const about = v.pipe(v.config(text, {}), v.metadata({ type: 'lazy' }));
    expect([lower(named).codes, lower(about).codes]).toEqual([['island'], ['island']]);
  });
});

describe('what goes round in circles', () => {
  const tree: v.GenericSchema<unknown> = v.object({ next: v.lazy(() => tree) });
  const other: v.GenericSchema<unknown> = v.array(v.lazy(() => other));

  test('is said once', () => {
    const { ir, codes, definitions } = lower(v.union([tree, v.lazy(() => tree)]));
    expect(codes).toEqual([]);
    expect(definitions).toEqual(['User.name']);
    const [first, second] = ir.kind === 'anyOf' ? ir.anyOf : [];
    const [next] = first?.kind === 'object' ? first.properties : [];
    expect(next?.schema).toMatchObject({ kind: 'ref', definition: { name: 'User.name' } });
    const definition = second?.kind === 'ref' ? second.definition : undefined;
    expect(definition?.schema).toMatchObject({ kind: 'object', properties: [{ key: 'next' }] });
  });

  test('has a name of its own', () => {
    const third: v.GenericSchema<unknown> = v.set(v.lazy(() => third));
    expect(lower(v.union([tree, other, third])).definitions).toEqual([
      'User.name',
      'User.name.2',
      'User.name.3',
    ]);
  });

  test('may do so through the getters of entries', () => {
    const Cat: v.GenericSchema = v.object({
      get kittens(): v.GenericSchema {
        return v.optional(v.array(Cat));
      },
    });
    for (const schema of [Cat, v.lazy(() => Cat)]) {
      const { ir, codes, definitions } = lower(schema);
      expect([codes, definitions]).toEqual([[], ['User.name']]);
      const definition = ir.kind === 'ref' ? ir.definition : undefined;
      expect(definition?.schema).toMatchObject({
        kind: 'object',
        properties: [{ key: 'kittens', schema: { schema: { items: { definition } } } }],
      });
    }
  });

  test('is called as an option of a variant, which looks into its options', () => {
    const Node: v.GenericSchema = v.variant('kind', [
      v.object({
        kind: v.literal('a'),
        get inner() {
          return v.optional(Node);
        },
      }),
    ]);
    expect(lower(Node).ir).toEqual(island('variant'));
  });

  test('is told of where it never comes round', () => {
    const make = (): v.GenericSchema =>
      v.object({
        get inner() {
          return v.optional(make());
        },
      });
    expect(lower(make()).codes).toEqual(['model-hidden']);
  });

  test('is the model if it is one', () => {
    expect(lower(v.lazy(() => Place))).toMatchObject({ ir: PLACE, codes: [], definitions: [] });
  });
});
