import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { lower } from '../../../generator/3-lower/lower.js';
import { definitionOf } from '../../../src/model/model.js';
import { narrow } from '../../../src/model/narrow.js';
import { defineRoles } from '../../../src/model/roles.js';
import { when } from '../../../src/model/when.js';
import { modelModule } from '../model-module.js';

const { field, model } = defineRoles({ owner: '', editor: '' });

function moduleOf(schema: object): string {
  const definition = definitionOf(schema)!;
  const loaded = { definition, schema, file: 'page.model.ts', exportName: definition.name };
  const program = lower([loaded], () => undefined);
  return modelModule(program.models[0]!, program, 'out');
}

const draft = when('owner', { state: ['draft', 'sent'], due: [null, new Date(5)] }, 'as a draft');
const Page = model('Page', {
  state: field(v.string(), { writableBy: ['editor'] }),
  due: field(v.nullable(v.date())),
  title: field(v.pipe(v.string(), v.title('Its title')), {
    writableBy: ['editor', draft, when('owner', () => true, 'always')],
  }),
  level: field(v.picklist(['a', 'b']), {
    writableBy: [narrow('owner', v.literal('a')), narrow('editor', v.literal('b')), draft],
  }),
});

describe('a module of a model with conditions', () => {
  const text = moduleOf(Page);

  test('has them as data, and functions from the model', () => {
    expect(text).toContain(`const conditions: readonly Condition[] = [
  {
    bit: 4,
    role: 1,
    description: 'as a draft',
    where: [
      { field: 'state', values: ['draft', 'sent'] },
      { field: 'due', values: [null, new Date(5)] },
    ],
  },
  { bit: 8, role: 1, description: 'always', holds: conditionOf($Page, 'title', 2) },
];`);
    expect(text).toContain(`import { Page as $Page } from '../page.model.js';`);
  });

  test('has grants with their bits, and says who may write some values', () => {
    expect(text).toContain(`
  title: { create: 2, update: 14 },
  level: { create: 3, update: 7, narrowed: 3 },
};`);
  });

  test('gives them to what updates and replaces', () => {
    const familyOf = (shape: string): string =>
      new RegExp(`const ${shape}PageFamily: DtoFamily = \\{[^}]*\\}`).exec(text)?.[0] ?? '';
    expect(familyOf('create')).toContain(`shape: 'create'`);
    expect(familyOf('create')).not.toContain('conditions');
    expect(familyOf('update')).toContain('conditions,');
    expect(familyOf('replace')).toContain('conditions,');
  });

  test('says them of the fields of types, which may be absent then', () => {
    const typeOf = (name: string): string =>
      new RegExp(`export interface ${name} \\{[^}]*\\}`).exec(text)?.[0] ?? '';
    expect(typeOf('ReplacePageByOwner')).toBe(`export interface ReplacePageByOwner {
  state?: never;
  due?: never;
  /**
   * Its title
   * (owner: as a draft; owner: always)
   */
  title?: string;
  /** (more values, owner: as a draft) */
  level: 'a' | 'b';
}`);
    expect(typeOf('ReplacePageByEditor')).toContain(`
  /** Its title */
  title: string;
  level: 'b';`);
    expect(typeOf('ReplacePage')).toContain(`
  title?: string;
  /** (more values, owner: as a draft) */
  level: 'a' | 'b';`);
  });
});

test('a model without has nothing of it', () => {
  const text = moduleOf(model('Plain', { a: field(v.string(), { writableBy: ['owner'] }) }));
  expect(text).not.toMatch(/condition|narrowed/i);
});
