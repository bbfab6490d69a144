import { nameOfDefinition } from '../../../generator/ir/json-schema/name-of-definition.js';
import { onceFor } from '../../../generator/ir/once-for.js';
import type { ModelIr, NestedShape, ProgramIr } from '../../../generator/ir/program-ir.js';
import { recursiveModels } from '../../../generator/ir/recursive-models.js';
import { key, str } from '../../encode.js';
import { moved, objectLiteral, prefixed, type Expression } from '../../expression.js';
import { codeAt } from '../../layout.js';
import { describeCall, sidesMembers, sidesOf } from './source.js';

/** The definitions that the fields refer to, directly or not. */
export function definitionsFor(fields: string, model: ModelIr, program: ProgramIr): string[] {
  if (!fields.includes('referTo(')) return [];
  const own = lazyDefinitions(model, program);
  const all = [...own, ...modelDefinitions(program)];
  const used = new Set<Definition>();
  const useIn = (text: string): void => {
    const calls = text.replaceAll(/referTo\(\s+/g, 'referTo('); // a long name is on the next line
    for (const definition of all) {
      if (used.has(definition) || !calls.includes(`referTo(${definition.name}`)) continue;
      used.add(definition);
      useIn(definition.text);
    }
  };
  useIn(fields);
  return all.filter((definition) => used.has(definition)).map(({ text }) => text);
}

interface Definition {
  /** The name as source code. */
  readonly name: string;
  readonly text: string;
}

/** What lazy schemas of a model return. */
function lazyDefinitions(model: ModelIr, program: ProgramIr): Definition[] {
  return model.definitions.map((definition) => {
    const name = nameOfDefinition(definition);
    const sides = objectLiteral(sidesMembers(sidesOf(definition.schema, program, 'create')));
    return { name: str(name), text: codeAt(4)`${key(name)}: ${sides},` };
  });
}

/** Models that nest themselves, in the requested shape and in their `create` shape. */
const modelDefinitions = onceFor((program: ProgramIr): readonly Definition[] =>
  recursiveModels(program).flatMap(definitionsOfModel),
);

function definitionsOfModel({ name }: ModelIr): Definition[] {
  const described = (shape: NestedShape): Expression =>
    objectLiteral([prefixed('schema: () =>', moved(describeCall(name, shape)))]);
  const inShape = `\`\${asked.shape}${name}\``;
  return [
    { name: inShape, text: codeAt(4)`[${inShape}]: ${described('same')},` },
    { name: str(`create${name}`), text: codeAt(4)`create${name}: ${described('create')},` },
  ];
}
