import type { Complaint } from '../diagnostics/diagnostic.js';
import { heldModel } from '../ir/held-model.js';
import { holdsReference } from '../ir/holds-reference.js';
import { modelNamed } from '../ir/model-named.js';
import { nestedNames } from '../ir/nested-names.js';
import type { ModelIr, ProgramIr, PropertyIr } from '../ir/program-ir.js';
import { modelsIn } from '../ir/walk.js';
import { reportHiddenReference } from './complaints.js';

/** Says which models with references are nested where nobody looks for what was sent. */
export function hiddenReferences(program: ProgramIr, report: (complaint: Complaint) => void): void {
  for (const model of program.models) {
    if (nestedNames(model).length === 0) continue;
    for (const property of model.properties) {
      const hidden = hiddenIn(property, program);
      const place = { file: model.file, model: model.name, field: property.key };
      if (hidden !== undefined) reportHiddenReference({ place, report }, hidden.name);
    }
  }
}

function hiddenIn({ schema }: PropertyIr, program: ProgramIr): ModelIr | undefined {
  const held = heldModel(schema)?.model;
  return modelsIn(schema, 'create')
    .filter(({ model }) => model !== held)
    .flatMap(({ model }) => modelNamed(model, program) ?? [])
    .find((model) => holdsReference(model, program));
}
