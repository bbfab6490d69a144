import { OpenApiBuilder, type OpenAPIObject, type SchemaObject } from 'openapi3-ts/oas31';
import type { OpenApiConfig } from '../../generator/config.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { MARK } from '../../generator/ir/mark.js';
import { dtoComponent, isOpen, refTo, viewComponent } from './components.js';
import { pathsOf } from './paths.js';
import { PROBLEM, REFUSAL_NAMES, REFUSALS } from './problem.js';
import { referencesIn } from './references.js';

/** `openapi.json`: an OpenAPI 3.1 document that offers each role what it may write, and no more. */
export function openApiDocument(program: ProgramIr, config: OpenApiConfig): OpenAPIObject {
  const served = program.models.filter((model) => config.resources?.[model.name] !== undefined);
  const builder = OpenApiBuilder.create({
    openapi: '3.1.1',
    'x-generated-by': `${MARK} from the models. Do not edit.`,
    info: { description: DESCRIPTION, ...config.info },
    ...(config.servers && { servers: [...config.servers] }),
    tags: served.map(tagOf),
    paths: {},
    components: {},
    security: [...(config.security ?? [])],
  });
  for (const model of served) addResource(builder, model, config);
  for (const [name, scheme] of Object.entries(config.securitySchemes ?? {})) {
    builder.addSecurityScheme(name, scheme);
  }
  addComponents(builder, program, config.resources !== undefined);
  return builder.getSpec();
}

const DESCRIPTION =
  'Every request body is closed: it takes what the roles of the caller may write.';

function tagOf(model: ModelIr): { name: string; description: string } {
  return { name: model.name, description: model.description ?? `The ${model.name} records.` };
}

function addResource(builder: OpenApiBuilder, model: ModelIr, config: OpenApiConfig): void {
  const resource = config.resources?.[model.name];
  if (resource === undefined) return;
  const secured = (config.security ?? []).length > 0;
  for (const [path, item] of Object.entries(pathsOf(model, resource, secured))) {
    builder.addPath(path, item);
  }
}

/** With resources, the components that they lead to; without, all of them. */
function addComponents(builder: OpenApiBuilder, program: ProgramIr, onlyUsed: boolean): void {
  const schemas = new Map<string, SchemaObject>([['Problem', PROBLEM]]);
  for (const model of program.models) {
    for (const dto of model.dtos) schemas.set(dto.typeName, dtoComponent(model, dto));
    for (const view of model.views) schemas.set(view.typeName, viewComponent(model, view));
  }
  const document = builder.getSpec();
  for (const status of ['400', '401', '403', '404', '422'] as const) {
    const name = REFUSAL_NAMES[status];
    if (referencesIn(document.paths).has(`#/components/responses/${name}`)) {
      builder.addResponse(name, REFUSALS[status]);
    }
  }
  const open = program.models
    .flatMap((model) => model.dtos.filter(isOpen))
    .map((dto) => dto.typeName);
  const used = reachable(schemas, onlyUsed ? builder.getSpec() : open.map(refTo));
  for (const name of [...schemas.keys()].toSorted()) {
    const schema = schemas.get(name);
    if (schema && used.has(name)) builder.addSchema(name, schema);
  }
}

function reachable(schemas: ReadonlyMap<string, SchemaObject>, from: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    for (const reference of referencesIn(value)) {
      const name = reference.replace('#/components/schemas/', '');
      if (found.has(name) || !schemas.has(name)) continue;
      found.add(name);
      visit(schemas.get(name));
    }
  };
  visit(from);
  return found;
}
