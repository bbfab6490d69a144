import { modelNamed } from '../../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import { isRecursive } from '../../../generator/ir/recursive-models.js';
import type { DefinitionIr, SchemaIr } from '../../../generator/ir/schema-ir.js';
import { holdsModel, some } from '../../../generator/ir/walk.js';
import { word } from '../../encode.js';
import { flatten, moved, prefixed } from '../../expression.js';
import { code } from '../../layout.js';
import { usedIn } from '../module/declarations.js';
import { namesIn } from '../module/imports.js';
import { fieldsOf, grantsOf, Names, schemaMakerOf } from '../module/names.js';
import { valibotOf, type Referring } from './valibot.js';

/** How a model's module refers to its definitions. */
export function referringFrom(model: ModelIr, program: ProgramIr): Referring {
  const free = new Names([fieldsOf(model), grantsOf(model.name), schemaMakerOf(model.name)]);
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

/** The definitions that a text uses, directly or not. */
export function definitionsIn(text: string, model: ModelIr, referring: Referring): string[] {
  const declarations = inOrder(model.definitions).map((definition) => ({
    name: referring.nameOf(definition.name),
    text: definitionText(definition, referring),
  }));
  return usedIn(text, declarations);
}

/** Definitions before those that need them. */
function inOrder(definitions: readonly DefinitionIr[]): readonly DefinitionIr[] {
  const ordered = new Set<DefinitionIr>();
  const schemas = definitions.map(({ schema }) => schema);
  const visit = (definition: DefinitionIr): void => {
    if (ordered.has(definition)) return;
    neededBy(definition, schemas).forEach(visit);
    ordered.add(definition);
  };
  definitions.forEach(visit);
  return [...ordered];
}

/** The definitions that one refers to, but not lazily. */
function neededBy({ schema }: DefinitionIr, others: readonly SchemaIr[]): DefinitionIr[] {
  const needed: DefinitionIr[] = [];
  const collect = (inner: SchemaIr): boolean => {
    if (inner.kind === 'ref' && !inner.isLazy) needed.push(inner.definition);
    return false;
  };
  some(schema, collect, new Set(others)); // which it does not look into
  return needed;
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
