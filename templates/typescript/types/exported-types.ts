import { dtoTypeName, viewTypeName } from '../../../generator/ir/names.js';
import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import { SHAPES } from '../../../generator/ir/shapes.js';
import { ANYBODY, typeNamesOf } from './sent.js';

/** The names of all types that a model's module exports. */
export function exportedTypes(model: ModelIr, program: ProgramIr): string[] {
  return [
    ...model.dtos.flatMap(({ typeName, shape, role }) =>
      typeNamesOf(typeName, { model, shape, bits: role.bits }, program),
    ),
    ...SHAPES.flatMap((shape) =>
      typeNamesOf(dtoTypeName(model.name, shape), { model, shape, bits: ANYBODY }, program),
    ),
    ...model.views.map((view) => view.typeName),
    viewTypeName(model.name),
  ];
}
