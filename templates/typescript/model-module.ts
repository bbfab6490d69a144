import type { DtoIr, ModelIr, ProgramIr, RoleIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { key, str } from '../encode.js';
import { array, call, generic, moved, objectLiteral, parameters } from '../expression.js';
import { code } from '../layout.js';
import { Declarations } from './declarations.js';
import { commentOf, headerOf } from './header.js';
import { importsFor, modelImportFor, type Importable } from './imports.js';
import {
  chooserOf,
  familyOf,
  fieldsOf,
  jsonSchemaFunctionOf,
  Names,
  readFunctionOf,
  schemaFunctionOf,
  SHAPES,
  typeOfShape,
} from './names.js';
import { readFunction } from './read-model.js';
import { Readers } from './read.js';
import { PATTERNS } from './test.js';
import { ANYBODY, isSentOtherwise } from './sent.js';
import { dtoInterfaces, shapeInterfaces, typeArgumentsOf } from './types.js';
import { nestedModels } from './nested.js';

const RUNTIME = [
  'INVALID',
  'accepted',
  'countKeys',
  'createDto',
  'inherited',
  'isReadable',
  'ownValue',
  'whole',
];
const RUNTIME_TYPES = ['Dto', 'DtoFamily', 'DtoValueOf', 'SentValueOf'];
const VALIBOT = [...Object.values(PATTERNS), 'getDefault'];

/** `user.ts`: the types of a model, its Dto objects and its compiled parsers. */
export function modelModule(model: ModelIr, program: ProgramIr, outDir: string): string {
  const declarations = new Declarations(new Names(takenNames(model, program)));
  const readers = new Readers(declarations);
  const parsers = SHAPES.map((shape) => readFunction(model, shape, readers));
  const { constants, functions } = declarations.calledBy(parsers.join('\n'));
  const sections = [
    ...SHAPES.flatMap((shape) => [
      ...dtosOf(model, shape).flatMap((dto) => dtoInterfaces(model, dto, program)),
      ...shapeInterfaces(model, shape, program),
    ]),
    roleBits(model.roles),
    ...constants,
    ...SHAPES.map((shape) => family(model, shape)),
    ...SHAPES.flatMap((shape) => [
      ...dtosOf(model, shape).map((dto) => dtoObject(model, dto, program)),
      chooser(model, shape, program),
    ]),
    ...parsers,
    ...functions,
  ];
  const body = sections.join('\n\n');
  const imports = [
    ...importsFor(body, importable(model, program)),
    ...modelImportFor(body, model, outDir),
  ];
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function importable(model: ModelIr, program: ProgramIr): Importable[] {
  const others = nestedModels(model, program);
  return [
    { from: 'valibot', values: VALIBOT },
    { from: 'gen-dtos/runtime', values: RUNTIME, types: RUNTIME_TYPES },
    ...others.map((other) => ({
      from: `./${other.moduleName}.js`,
      values: SHAPES.map((shape) => readFunctionOf(other.name, shape)),
      types: typesOf(other, program),
    })),
    {
      from: `./${model.moduleName}.schema.js`,
      values: [fieldsOf(model), ...SHAPES.map((shape) => schemaFunctionOf(model.name, shape))],
    },
    {
      from: `./${model.moduleName}.json-schema.js`,
      values: SHAPES.map((shape) => jsonSchemaFunctionOf(model.name, shape)),
    },
  ];
}

/** Every type that a model's module exports. */
export function typesOf(model: ModelIr, program: ProgramIr): string[] {
  return SHAPES.flatMap((shape) => {
    const named = (name: string, bits: number): string[] =>
      isSentOtherwise({ model, shape, bits }, program) ? [name, `${name}Input`] : [name];
    return [
      ...dtosOf(model, shape).flatMap((dto) => named(dto.typeName, dto.role.bits)),
      ...named(typeOfShape(model.name, shape), ANYBODY),
    ];
  });
}

/** Every value that it exports for applications. */
export function valuesOf(model: ModelIr): string[] {
  const choosers = SHAPES.map((shape) => chooserOf(model.name, shape));
  return [...model.dtos.map((dto) => dto.valueName), ...choosers];
}

function takenNames(model: ModelIr, program: ProgramIr): string[] {
  const parsers = [model, ...nestedModels(model, program)].flatMap(({ name }) =>
    SHAPES.map((shape) => readFunctionOf(name, shape)),
  );
  return [...RUNTIME, ...VALIBOT, ...parsers, fieldsOf(model)];
}

const dtosOf = (model: ModelIr, shape: ShapeIr): readonly DtoIr[] =>
  model.dtos.filter((dto) => dto.shape === shape);

function roleBits(roles: readonly RoleIr[]): string {
  const bits = roles.map((role) => `${key(role.name)}: ${role.bits}`);
  return code`/** A bit for each role; one that extends others has theirs too. */
const roleBits = ${objectLiteral(bits)};`;
}

function family(model: ModelIr, shape: ShapeIr): string {
  return code`const ${familyOf(model.name, shape)}: DtoFamily = {
  model: ${str(model.name)},
  shape: ${str(shape)},
  roleBits,
  read: ${readFunctionOf(model.name, shape)},
  schema: ${schemaFunctionOf(model.name, shape)},
  jsonSchema: ${jsonSchemaFunctionOf(model.name, shape)},
};`;
}

function dtoObject(model: ModelIr, dto: DtoIr, program: ProgramIr): string {
  const { shape, role, typeName, valueName } = dto;
  const types = typeArgumentsOf(typeName, { model, shape, bits: role.bits }, program);
  const made = call('createDto', familyOf(model.name, shape), array([str(role.name)]));
  const type = types.length === 1 ? `Dto<${typeName}>` : generic('Dto', ...types);
  return code`export const ${valueName}: ${type} =${moved(made)};`;
}

function chooser(model: ModelIr, shape: ShapeIr, program: ProgramIr): string {
  const comment = commentOf(
    'For roles known at run time: what one of them may write, all together may.',
  );
  const sending = { model, shape, bits: ANYBODY };
  const types = typeArgumentsOf(typeOfShape(model.name, shape), sending, program);
  const type = `Dto<${types.join(', ')}>`;
  return code`${[comment]}
export function ${chooserOf(model.name, shape)}${parameters('roles: readonly string[]')}: ${type} {
  return createDto(${familyOf(model.name, shape)}, roles);
}`;
}
