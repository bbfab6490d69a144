import type {
  ComponentsObject,
  OpenAPIObject,
  PathsObject,
  ResponsesObject,
  SchemaObject,
} from 'openapi3-ts/oas31';
import type { OpenApiConfig, ResourceConfig } from '../../generator/config.js';
import { MARK } from '../../generator/ir/mark.js';
import type { ModelIr, ProgramIr } from '../../generator/ir/program-ir.js';
import { offersAnything } from '../../generator/ir/writers.js';
import { refTo } from './component-names.js';
import { modelComponents } from './model-components.js';
import { pathsOf } from './paths.js';
import { PROBLEM, REFUSALS } from './problem.js';
import { referencesIn } from './references.js';

/**
 * `openapi.json`: an OpenAPI 3.1 document that offers each role what it may write and nothing else.
 */
export function openApiDocument(program: ProgramIr, config: OpenApiConfig): OpenAPIObject {
  const served = servedIn(program, config);
  const paths = allPaths(served, program, config);
  return {
    openapi: '3.1.1',
    'x-generated-by': `${MARK} from the models. Do not edit.`,
    info: { ...config.info, description: config.info.description ?? DESCRIPTION },
    ...(config.servers && { servers: [...config.servers] }),
    tags: served.map(([model]) => tagOf(model)),
    paths,
    components: componentsOf(program, config, paths),
    security: [...(config.security ?? [])],
  };
}

const DESCRIPTION =
  'Every request body is closed: it accepts only what the roles of the caller may write.';

function tagOf(model: ModelIr): { name: string; description: string } {
  return { name: model.name, description: model.description ?? `The ${model.name} records.` };
}

type ServedModels = readonly (readonly [model: ModelIr, resource: ResourceConfig])[];

/** The models that are served. A model may have a name that every object inherits. */
function servedIn({ models }: ProgramIr, { resources = {} }: OpenApiConfig): ServedModels {
  const byName = new Map(Object.entries(resources));
  return models.flatMap((model) => {
    const resource = byName.get(model.name);
    return resource === undefined ? [] : [[model, resource] as const];
  });
}

function allPaths(
  served: ServedModels,
  program: ProgramIr,
  { security = [] }: OpenApiConfig,
): PathsObject {
  const paths = served.flatMap(([model, resource]) =>
    Object.entries(pathsOf(model, program, { resource, security })),
  );
  return Object.fromEntries(paths);
}

function componentsOf(
  program: ProgramIr,
  config: OpenApiConfig,
  paths: PathsObject,
): ComponentsObject {
  const responses = responsesOf(paths);
  const schemas = schemasOf(program, config.resources && { paths, responses });
  const { securitySchemes = {} } = config;
  return {
    ...(!isEmpty(securitySchemes) && { securitySchemes: { ...securitySchemes } }),
    ...(!isEmpty(responses) && { responses }),
    ...(!isEmpty(schemas) && { schemas }),
  };
}

/** The shared error responses that the paths use. */
function responsesOf(paths: PathsObject): ResponsesObject {
  const references = referencesIn(paths);
  const used = Object.values(REFUSALS).filter(({ name }) =>
    references.has(`#/components/responses/${name}`),
  );
  return Object.fromEntries(used.map(({ name, response }) => [name, response]));
}

/** The components that the rest of the document refers to; without resources, all Dtos. */
function schemasOf(program: ProgramIr, rest: object | undefined): Record<string, SchemaObject> {
  const schemas = new Map<string, SchemaObject>([['Problem', PROBLEM]]);
  for (const model of program.models) {
    for (const [name, schema] of modelComponents(model, program)) schemas.set(name, schema);
  }
  const open = program.models
    .flatMap((model) => model.dtos.filter(offersAnything))
    .map((dto) => dto.typeName);
  const used = reachable(schemas, rest ?? open.map(refTo));
  return Object.fromEntries(
    [...schemas].filter(([name]) => used.has(name)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
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

const isEmpty = (object: object): boolean => Object.keys(object).length === 0;
