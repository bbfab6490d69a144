import { mayBeWhole } from '../../generator/ir/may-be-whole.js';
import { modelNamed } from '../../generator/ir/model-named.js';
import { dtoTypeName } from '../../generator/ir/names.js';
import { nestedModels } from '../../generator/ir/nested-models.js';
import type {
  DtoIr,
  ModelIr,
  ProgramIr,
  PropertyIr,
  ShapeIr,
} from '../../generator/ir/program-ir.js';
import { isRecursive } from '../../generator/ir/recursive-models.js';
import type { DefinitionIr, SchemaIr, Wrapper } from '../../generator/ir/schema-ir.js';
import { holdsKeyed } from '../../generator/ir/some-field.js';
import { defaultHoldsModel, holdsModel } from '../../generator/ir/walk.js';
import { bitsOf, isOpen } from '../../generator/ir/writers.js';
import { key, member, str, word } from '../encode.js';
import {
  array,
  call,
  flatten,
  generic,
  moved,
  objectLiteral,
  parameters,
  prefixed,
  type Expression,
} from '../expression.js';
import { code, codeAt } from '../layout.js';
import { withArticle } from '../with-article.js';
import { headerOf } from './module/header.js';
import { importsFor, modelImportFor, namesIn, type Importable } from './module/imports.js';
import {
  fieldsOf,
  grantsOf,
  modelSchemaOf,
  Names,
  schemaFunctionOf,
  SHAPES,
} from './module/names.js';
import { sourceOf, valibotOf, type Referring } from './schema/valibot.js';
import { exportedTypes } from './types/exported-types.js';
import { ANYBODY, isSentOtherwise } from './types/sent.js';
import { whoWrites } from './who-writes.js';

/** `user.schema.ts`: a model's Dtos as valibot schemas. */
export function schemaModule(model: ModelIr, program: ProgramIr, outDir: string): string {
  const referring = referringFrom(model, program);
  const parts = [
    ...fields(model, referring),
    modelSchema(model, referring),
    ...SHAPES.map((shape) => shapeSchema(model, shape, program)),
    ...model.dtos.map((dto) => dtoSchema(model, dto, program)),
  ];
  const body = [...definitionsIn(parts.join('\n'), model, referring), ...parts].join('\n\n');
  const imports = [
    `import * as v from 'valibot';`,
    ...importsFor(body, importable(model, program)),
    ...modelImportFor(body, model, outDir),
  ];
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function importable(model: ModelIr, program: ProgramIr): Importable[] {
  const others = nestedModels(model, program);
  return [
    {
      from: 'gen-dtos/runtime/generated',
      values: ['defaultIn', 'narrowingOf', 'schemaOf'],
      types: ['Shape'],
    },
    {
      from: 'gen-dtos/runtime/schema',
      values: [
        'attempt',
        'closedObject',
        'inLinearTime',
        'intersectOf',
        'newItemsIn',
        'recordOf',
        'unionOf',
        'variantOf',
      ],
    },
    ...others.map((other) => ({
      from: `./${other.moduleName}.schema.js`,
      values: [modelSchemaOf(other.name)],
    })),
    {
      from: `./${model.moduleName}.js`,
      values: [grantsOf(model.name)],
      types: exportedTypes(model, program),
    },
  ];
}

function referringFrom(model: ModelIr, program: ProgramIr): Referring {
  const free = new Names([fieldsOf(model), grantsOf(model.name)]);
  const names = new Map(
    model.definitions.map(({ name }, index) => {
      const called = word(name.slice(model.name.length + 1));
      return [name, free.take(`definition${called}${index === 0 ? '' : index + 1}`)] as const;
    }),
  );
  return {
    nameOf: (definition) => names.get(definition) ?? definition,
    isRecursive(name) {
      const other = modelNamed(name, program);
      return other !== undefined && isRecursive(other, program);
    },
  };
}

/** What lazy schemas get, of those that a text or another one of them speaks of. */
function definitionsIn(text: string, model: ModelIr, referring: Referring): string[] {
  const rest = model.definitions.map((definition) => ({
    name: referring.nameOf(definition.name),
    text: definitionText(definition, referring),
  }));
  const used: string[] = [];
  let spoken = text;
  for (;;) {
    const next = rest.find(
      ({ name, text: own }) => !used.includes(own) && namesIn(spoken).has(name),
    );
    if (next === undefined) return used;
    used.push(next.text);
    spoken = `${spoken}\n${next.text}`;
  }
}

function definitionText({ name, schema }: DefinitionIr, referring: Referring): string {
  const printed = valibotOf(schema, holdsModel(schema) ? 'same' : 'create', referring);
  const own = referring.nameOf(name);
  const isShaped = namesIn(flatten(printed)).has('shape');
  return holdsModel(schema)
    ? code`function ${own}(${isShaped ? '' : '_'}shape: Shape, roles: number): v.GenericSchema<any> {
  return ${printed};
}`
    : code`const ${own}: v.GenericSchema<any> =${typeof printed === 'string' ? moved(printed) : prefixed(' ', printed)};`;
}

/** The fields that don't depend on who asks are made once. */
function fields(model: ModelIr, referring: Referring): string[] {
  const own = model.properties.filter(
    (property) => isOpen(property) && !holdsModel(property.schema),
  );
  if (own.length === 0) return [];
  const types = own.map((property) => `readonly ${key(property.key)}: v.GenericSchema<unknown>;`);
  const values = own.map((property) => {
    const schema = valibotOf(property.schema, 'create', referring);
    return codeAt(2)`${prefixed(`${key(property.key)}: `, schema)},`;
  });
  return [
    code`interface Fields {
  ${types}
}`,
    code`/** The rules of each field that somebody may write. */
export const ${fieldsOf(model)}: Fields = {
  ${values}
};`,
  ];
}

/** The schema for any shape and roles, which that of each shape is made of. */
function modelSchema(model: ModelIr, referring: Referring): string {
  const open = model.properties.filter(isOpen);
  const closed = model.properties.filter((property) => !isOpen(property));
  const members = open.flatMap((property) => field(model, property, referring));
  const refused = array(closed.map((property) => str(property.key)));
  const lines = [
    'closedObject(',
    '  shape,',
    '  roles,',
    '  {',
    ...indented(indented(members)),
    '  },',
    codeAt(2)`  ${refused},`,
    ')',
  ];
  const signature = parameters('shape: Shape', 'roles: number');
  return code`/** What \`roles\`, a bit each, may send of ${withArticle(model.name)} in a shape. */
/* @__NO_SIDE_EFFECTS__ */
export function ${modelSchemaOf(model.name)}${signature}: v.GenericSchema<any> {
  return ${members.length === 0 ? call('closedObject', 'shape', 'roles', '{}', refused) : lines};
}`;
}

function shapeSchema(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const type = dtoTypeName(model.name, shape);
  const differs = isSentOtherwise({ model, shape, bits: ANYBODY }, program);
  const generics = differs ? `Input = ${type}Input, Output = ${type}` : `Output = ${type}`;
  const returned = `v.GenericSchema<${differs ? 'Input, Output' : 'Output'}>`;
  const name = `${schemaFunctionOf(model.name, shape)}<${generics}>`;
  const made = call(modelSchemaOf(model.name), str(shape), 'roles');
  const isKeyed = shape === 'create' && holdsKeyed(model, program);
  return code`/** What \`roles\`, a bit each, may send to ${shape} ${withArticle(model.name)}. */
/* @__NO_SIDE_EFFECTS__ */
export function ${name}${parameters('roles: number')}: ${returned} {
  return ${isKeyed ? call('newItemsIn', made, grantsOf(model.name)) : made};
}`;
}

function field(model: ModelIr, property: PropertyIr, referring: Referring): string[] {
  const { create, update } = property.writers;
  const isOwn = defaultHoldsModel(property);
  const printed = isOwn ? withoutDefault(property.schema) : property.schema;
  const schema = holdsModel(property.schema)
    ? valibotOf(printed, 'same', referring)
    : `${fieldsOf(model)}${member(property.key)}`;
  const narrowed = narrowings(property, referring);
  const value = objectLiteral([
    ...bits('create', create.all),
    ...bits('update', update.all),
    ...(narrowed.length > 0 ? [prefixed('narrowed: ', array(narrowed))] : []),
    prefixed('schema: ', schema),
    ...(isOwn ? [prefixed('own: ', ownSchemaOf(model, property))] : []),
    ...(property.deletable && update.all !== 0 ? ['deletable: true'] : []),
    ...(mayBeWhole(property.schema) && bitsOf(update) !== 0 ? ['whole: true'] : []),
  ]);
  return [`// ${whoWrites(model, property)}`, codeAt(6)`${key(property.key)}: ${value},`];
}

function narrowings({ writers }: PropertyIr, referring: Referring): readonly Expression[] {
  const { create, update } = writers;
  const printed = (narrowing: { readonly schema: SchemaIr }): Expression =>
    prefixed('schema: ', valibotOf(narrowing.schema, 'create', referring));
  const updated = update.some.map((one) => ({ ...one, made: flatten(printed(one)) }));
  const created = create.some.map((one) => {
    const made = flatten(printed(one));
    const twin = updated.findIndex((other) => other.made === made && other.bits === one.bits);
    if (twin !== -1) updated.splice(twin, 1);
    return objectLiteral([
      ...bits('create', one.bits),
      ...(twin === -1 ? [] : bits('update', one.bits)),
      printed(one),
    ]);
  });
  return [
    ...created,
    ...updated.map((one) => objectLiteral([...bits('update', one.bits), printed(one)])),
  ];
}

const bits = (operation: 'create' | 'update', roles: number): readonly string[] =>
  roles === 0 ? [] : [`${operation}: ${roles}`];

/**
 * The default of a field that nests models is the server's: for a key that was not sent it is asked of
 * the live schema. The one for a `null` is in the place of what a client sent.
 */
function withoutDefault(schema: SchemaIr): SchemaIr {
  if (schema.kind === 'pipe') return { ...schema, schema: withoutDefault(schema.schema) };
  if (schema.kind !== 'wrapper' || TAKES_NULL.has(schema.wrapper)) return schema;
  const { default: _, ...rest } = schema;
  return rest;
}

const TAKES_NULL: ReadonlySet<Wrapper> = new Set<Wrapper>(['nullable', 'nullish']);

function ownSchemaOf(model: ModelIr, property: PropertyIr): Expression {
  return sourceOf({ model: model.name, field: property.key, steps: [] });
}

function dtoSchema(model: ModelIr, dto: DtoIr, program: ProgramIr): string {
  const { shape, role, typeName, valueName } = dto;
  const made = call(schemaFunctionOf(model.name, shape), String(role.bits));
  const differs = isSentOtherwise({ model, shape, bits: role.bits }, program);
  const type = differs
    ? generic('v.GenericSchema', `${typeName}Input`, typeName)
    : `v.GenericSchema<${typeName}>`;
  return code`export const ${valueName}Schema: ${type} =${moved(made)};`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`);
}
