import { nestedModels } from '../../generator/ir/nested-models.js';
import type { DtoIr, ModelIr, ProgramIr, RoleIr, ShapeIr } from '../../generator/ir/program-ir.js';
import { SHAPES } from '../../generator/ir/shapes.js';
import { str } from '../encode.js';
import { code } from '../layout.js';
import { block, linesOf } from '../statement.js';
import { Checks } from './accept/checks.js';
import { guard, guardBy } from './accept/guards.js';
import { acceptFunction } from './accept/model.js';
import { conditionsTable } from './dtos/conditions-table.js';
import { chooser, dtoObject, family } from './dtos/dto-objects.js';
import { grantsTable } from './dtos/grants-table.js';
import { Declarations, usedIn } from './module/declarations.js';
import { headerOf } from './module/header.js';
import { importsFor, modelImportFor, valibotImportFor, type Importable } from './module/imports.js';
import { describeFunctionOf, Names, sharedNamesOf } from './module/names.js';
import { RUNTIME, RUNTIME_OF_VALIBOT, RUNTIME_TYPES } from './module/runtime.js';
import { takenNames } from './module/taken-names.js';
import { readFunction } from './read/model.js';
import { Readers } from './read/readers.js';
import { exportedTypes } from './types/exported-types.js';
import { dtoInterfaces, sentDefinitions, shapeInterfaces } from './types/interfaces.js';
import { anyViewInterface, shownDefinitions, viewInterface } from './view/interfaces.js';
import { viewFunction } from './view/model.js';
import { viewChooser, viewFamily, viewObject } from './view/objects.js';
import { Viewers } from './view/viewers.js';

/** `user.ts`: a model's types, Dto objects and compiled parsers. */
export function modelModule(model: ModelIr, program: ProgramIr, outDir: string): string {
  const declarations = new Declarations(new Names(takenNames(model, program)));
  const readers = new Readers(declarations, model, program);
  const parser = readFunction(model, readers);
  const check = acceptFunction(model, new Checks(readers, program));
  const view = viewFunction(model, new Viewers(declarations, model, program));
  const { constants, functions } = declarations.calledBy([parser, check, view].join('\n'));
  const types = [
    ...SHAPES.flatMap((shape) => [
      ...dtosOf(model, shape).flatMap((dto) => dtoInterfaces(model, dto, program)),
      ...shapeInterfaces(model, shape, program),
    ]),
    ...model.views.map((one) => viewInterface(model, one)),
    anyViewInterface(model),
  ];
  const sections = [
    ...types,
    ...usedIn(types.join('\n'), [...sentDefinitions(model, program), ...shownDefinitions(model)]),
    bitsOfRole(model.roles),
    ...constants,
    grantsTable(model, program),
    ...conditionsTable(model),
    ...SHAPES.map((shape) => family(model, shape, program)),
    ...SHAPES.flatMap((shape) => [
      ...dtosOf(model, shape).map((dto) => dtoObject(model, dto, program)),
      chooser(model, shape, program),
      ...dtosOf(model, shape).map((dto) => guard(model, dto, program)),
      guardBy(model, shape, program),
    ]),
    viewFamily(model),
    ...model.views.map((one) => viewObject(model, one)),
    viewChooser(model),
    parser,
    check,
    view,
    ...functions,
  ];
  const body = sections.join('\n\n');
  const imports = [
    ...valibotImportFor(body),
    ...importsFor(body, importable(model, program)),
    ...[model, ...nestedModels(model, program)].flatMap((one) => modelImportFor(body, one, outDir)),
  ];
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function importable(model: ModelIr, program: ProgramIr): Importable[] {
  const others = nestedModels(model, program);
  return [
    { from: 'gen-dtos/runtime/generated', values: RUNTIME, types: RUNTIME_TYPES },
    { from: 'gen-dtos/runtime/schema', values: RUNTIME_OF_VALIBOT },
    ...others.map((other) => ({
      from: `./${other.moduleName}.js`,
      values: sharedNamesOf(other.name),
      types: exportedTypes(other, program),
    })),
    {
      from: `./${model.moduleName}.json-schema.js`,
      values: [describeFunctionOf(model.name)],
    },
  ];
}

const dtosOf = (model: ModelIr, shape: ShapeIr): readonly DtoIr[] =>
  model.dtos.filter((dto) => dto.shape === shape);

function bitsOfRole(roles: readonly RoleIr[]): string {
  const cases = roles.flatMap(({ name, bits }) => [`case ${str(name)}:`, `  return ${bits};`]);
  const body = block('switch (role)', [...cases, 'default:', '  return 0;']);
  return code`/** The bits of a role, with those of the roles that it extends; 0 if it is not declared. */
function bitsOfRole(role: string): number {
  ${linesOf([body], 2)}
}`;
}
