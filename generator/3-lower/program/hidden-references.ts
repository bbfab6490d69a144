import type { Complaint } from '../../diagnostics/diagnostic.js';
import { heldModel } from '../../ir/held-model.js';
import { holdsReference } from '../../ir/holds-reference.js';
import { modelNamed } from '../../ir/model-named.js';
import { nestedNames } from '../../ir/nested-names.js';
import type { ModelIr, ProgramIr, PropertyIr } from '../../ir/program-ir.js';
import { modelsIn } from '../../ir/walk.js';
import { hiddenReference } from '../complaints/reference.js';

/** Complains about models with references that are nested where nobody checks the ids sent. */
export function hiddenReferences(program: ProgramIr): Complaint[] {
  return program.models
    .filter((model) => nestedNames(model).length > 0)
    .flatMap((model) =>
      model.properties.flatMap((property) => {
        const hidden = hiddenIn(property, program);
        if (hidden === undefined) return [];
        const place = { file: model.file, model: model.name, field: property.key };
        return [hiddenReference(place, `'${hidden.name}', which holds a reference,`)];
      }),
    );
}

function hiddenIn({ schema }: PropertyIr, program: ProgramIr): ModelIr | undefined {
  const held = heldModel(schema)?.model;
  return modelsIn(schema, 'create')
    .filter(({ model }) => model !== held)
    .flatMap(({ model }) => modelNamed(model, program) ?? [])
    .find((model) => holdsReference(model, program));
}
