import { modelNamed } from '../../../generator/ir/model-named.js';
import type { ModelIr, ProgramIr } from '../../../generator/ir/program-ir.js';
import { isRecursive } from '../../../generator/ir/recursive-models.js';
import type { DefinitionIr } from '../../../generator/ir/schema-ir.js';
import { holdsModel } from '../../../generator/ir/walk.js';
import { word } from '../../encode.js';
import { flatten, moved, prefixed } from '../../expression.js';
import { code } from '../../layout.js';
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
  const rest = model.definitions.map((definition) => ({
    name: referring.nameOf(definition.name),
    text: definitionText(definition, referring),
  }));
  const used = new Set<string>();
  const spoken = new Set(namesIn(text));
  for (;;) {
    const next = rest.find(({ name, text: own }) => !used.has(own) && spoken.has(name));
    if (next === undefined) return [...used];
    used.add(next.text);
    namesIn(next.text).forEach((name) => spoken.add(name));
  }
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
