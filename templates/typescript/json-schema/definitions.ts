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
  const texts = new Map(all.map(({ name, text }) => [name, text]));
  const used = referredIn(fields);
  for (const name of used) referredIn(texts.get(name) ?? '').forEach((other) => used.add(other));
  return all.filter(({ name }) => used.has(name)).map(({ text }) => text);
}

/** The names that a text refers to, as source code. A long name is on the next line. */
function referredIn(text: string): Set<string> {
  const calls = text.matchAll(/referTo\(\s*('[^']*'|`[^`]*`)/g);
  return new Set(Array.from(calls, ([, name = '']) => name));
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
