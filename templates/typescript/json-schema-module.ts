import { nestedModels } from '../../generator/ir/nested-models.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { isOpen } from '../../generator/ir/writers.js';
import { code } from '../layout.js';
import { withArticle } from '../with-article.js';
import { definitionsFor } from './json-schema/definitions.js';
import { fieldLines } from './json-schema/field.js';
import { headerOf } from './module/header.js';
import { importsFor } from './module/imports.js';
import { describeFunctionOf } from './module/names.js';

/** `user.json-schema.ts`: a model's Dtos as JSON Schema, for frameworks that document inputs. */
export function jsonSchemaModule(model: ModelIr, program: ProgramIr): string {
  const body = describeFunction(model, program);
  const imports = importsFor(body, [
    {
      from: 'gen-dtos/runtime/generated',
      values: ['closedJsonSchema', 'referring', 'referTo'],
      types: ['Asked', 'JsonSchema'],
    },
    ...nestedModels(model, program).map((other) => ({
      from: `./${other.moduleName}.json-schema.js`,
      values: [describeFunctionOf(other.name)],
    })),
  ]);
  return `${headerOf(model.file)}\n${imports.join('\n')}\n\n${body}\n`;
}

function describeFunction(model: ModelIr, program: ProgramIr): string {
  const fields = model.properties
    .filter(isOpen)
    .flatMap((property) => fieldLines(property, model, program));
  const definitions = definitionsFor(fields.join('\n'), model, program);
  const head = `/** What roles may send of ${withArticle(model.name)}, as JSON Schema. */
export function ${describeFunctionOf(model.name)}(asked: Asked): JsonSchema {`;
  if (fields.length === 0) return `${head}\n  return closedJsonSchema(asked, {});\n}`;
  if (definitions.length === 0) {
    return code`${[head]}
  return closedJsonSchema(asked, {
    ${fields}
  });
}`;
  }
  return code`${[head]}
  const schema = closedJsonSchema(asked, {
    ${fields}
  });
  return referring(asked, schema, {
    ${definitions}
  });
}`;
}
