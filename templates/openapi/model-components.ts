import type { SchemaObject } from 'openapi3-ts/oas31';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { withNested } from '../../generator/ir/with-nested.js';
import { offersAnything } from '../../generator/ir/writers.js';
import { definitionComponents, dtoComponent, viewComponent } from './components.js';
import { jsonPatchComponent, jsonPatchName } from './json-patch.js';

type Components = readonly (readonly [name: string, schema: SchemaObject])[];

/** What a model adds to the components of a document, made once for as long as it and what it nests stay. */
export function modelComponents(model: ModelIr, program: ProgramIr): Components {
  const of = withNested(model, program);
  const known = made.get(model);
  if (known?.of.length === of.length && of.every((one, index) => one === known.of[index]))
    return known.components;
  const components = componentsOf(model, program);
  made.set(model, { of, components });
  return components;
}

/** Whoever watches asks again of every model when one has changed. */
const made: WeakMap<ModelIr, { readonly of: readonly ModelIr[]; readonly components: Components }> =
  new WeakMap();

function componentsOf(model: ModelIr, program: ProgramIr): Components {
  return [
    ...model.dtos.flatMap((dto): Components => {
      const component = [dto.typeName, dtoComponent(model, dto, program)] as const;
      if (dto.shape !== 'update' || !offersAnything(dto)) return [component];
      return [component, [jsonPatchName(dto), jsonPatchComponent(model, dto, program)]];
    }),
    ...definitionComponents(model, program),
    ...model.views.map((view) => [view.typeName, viewComponent(model, view, program)] as const),
  ];
}
