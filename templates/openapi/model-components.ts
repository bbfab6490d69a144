import type { SchemaObject } from 'openapi3-ts/oas31';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { SHAPES } from '../../generator/ir/shapes.js';
import { withNested } from '../../generator/ir/with-nested.js';
import { offersAnything } from '../../generator/ir/writers.js';
import { definitionComponents, dtoComponent, viewComponent } from './components.js';
import { jsonPatchComponent, jsonPatchName } from './json-patch.js';
import { severalReaders, severalSenders } from './several-roles.js';

type Components = readonly (readonly [name: string, schema: SchemaObject])[];

/** A model's components. They are kept until the model or a model that it nests changes. */
export function modelComponents(model: ModelIr, program: ProgramIr): Components {
  const of = withNested(model, program);
  const known = made.get(model);
  if (known?.of.length === of.length && of.every((one, index) => one === known.of[index]))
    return known.components;
  const components = componentsOf(model, program);
  made.set(model, { of, components });
  return components;
}

/** Under `--watch`, every run asks again for every model. */
const made: WeakMap<ModelIr, { readonly of: readonly ModelIr[]; readonly components: Components }> =
  new WeakMap();

function componentsOf(model: ModelIr, program: ProgramIr): Components {
  const senders = [...model.dtos, ...SHAPES.map((shape) => severalSenders(model, shape))];
  const readers = [...model.views, severalReaders(model)];
  return [
    ...senders.flatMap((sender): Components => {
      const component = [sender.typeName, dtoComponent(model, sender, program)] as const;
      if (sender.shape !== 'update' || !offersAnything(sender)) return [component];
      return [component, [jsonPatchName(sender), jsonPatchComponent(model, sender, program)]];
    }),
    ...[...senders, ...readers].flatMap((asker) => definitionComponents(model, asker, program)),
    ...readers.map((reader) => [reader.typeName, viewComponent(model, reader, program)] as const),
  ];
}
