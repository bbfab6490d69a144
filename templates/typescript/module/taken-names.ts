import { nestedModels } from '../../../generator/ir/nested-models.js';
import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import { sharedNamesOf } from './names.js';
import { RUNTIME, RUNTIME_OF_VALIBOT } from './runtime.js';

/** The names that declarations for fields of a model must not take. */
export function takenNames(model: ModelIr, program: ProgramIr): string[] {
  const shared = [model, ...nestedModels(model, program)].flatMap(({ name }) =>
    sharedNamesOf(name),
  );
  return [...RUNTIME, ...RUNTIME_OF_VALIBOT, ...shared, ...LOCAL];
}

/** Local names in the emitted functions. */
const LOCAL: readonly string[] = [
  'accepted',
  'before',
  'bits',
  'index',
  'input',
  'isCreate',
  'item',
  'key',
  'known',
  'output',
  'record',
  'report',
  'roles',
  'row',
  'shape',
  'start',
  'text',
  'v',
  'value',
  'view',
  'writers',
];
