import { isPrintable } from '../../../generator/ir/opaque-type.js';
import type { ModelIr } from '../../../generator/ir/program-ir.js';
import type { DefinitionIr } from '../../../generator/ir/schema-ir.js';
import { word } from '../../encode.js';
import { moved, prefixed } from '../../expression.js';
import { code } from '../../layout.js';
import type { Declaration } from '../module/declarations.js';
import { typeOfDefinition, type Naming } from './type.js';

/**
 * The name of a definition's type in a model's type: `CreatePageByOwner_Tree`. No other type has an
 * underscore in its name.
 */
export function definitionTypeName(
  modelType: string,
  { name }: DefinitionIr,
  model: ModelIr,
): string {
  const index = model.definitions.findIndex((definition) => definition.name === name);
  const called = word(name.slice(model.name.length + 1));
  return `${modelType}_${called}${index === 0 ? '' : `_${index + 1}`}`;
}

/** The types of the definitions that hold models, for one asker. */
export function definitionTypes(model: ModelIr, naming: Naming): Declaration[] {
  return model.definitions.filter(isPrintable).map((definition) => {
    const name = naming.nameOfDefinition(definition);
    const type = typeOfDefinition(definition, naming);
    const value = typeof type === 'string' ? moved(type) : prefixed(' ', type);
    return { name, text: code`type ${name} =${value};` };
  });
}
