import { closureOf, operationOf, readAccess, writeAccess } from '../../src/model/grants.js';
import { helpForName } from '../../src/model/problems/suggest.js';
import type { LoadedModel } from '../1-load/loaded.js';
import type { Config, ResourceConfig } from '../config.js';
import type { Complaint, SourcePlace } from '../diagnostics/diagnostic.js';

/** Resources in the configuration that are not models, or that offer what nobody may do. */
export function wrongResources(models: readonly LoadedModel[], config: Config): Complaint[] {
  const names = models.map((model) => model.definition.name);
  const resources = Object.entries(config.openapi?.resources ?? {});
  const perResource = resources.flatMap(([name, resource]) => {
    const model = models.find((candidate) => candidate.definition.name === name);
    if (model === undefined) return [unknown(name, names)];
    if (model.definition.faulty) return [];
    return [...unwritable(model, resource), ...unreadable(model, resource)];
  });
  return [
    ...samePaths(resources),
    ...malformedPaths(resources),
    ...unknownSchemes(config),
    ...patchless(resources),
    ...publicAnyway(resources, config),
    ...perResource,
  ];
}

/** The resources of a configuration, by the names of their models. */
type Resources = readonly (readonly [name: string, resource: ResourceConfig])[];

function unknown(name: string, names: readonly string[]): Complaint {
  return {
    code: 'resource-unknown',
    message: `'openapi.resources' names '${name}', which is not a declared model.`,
    help: helpForName(name, names),
    place: { keys: ['openapi', 'resources', name] },
  };
}

function unwritable({ definition }: LoadedModel, resource: ResourceConfig): Complaint[] {
  const everybody = closureOf(definition.roles, definition.roles.keys());
  return (['create', 'update', 'replace'] as const)
    .filter((shape) => resource.operations.includes(shape))
    .filter((shape) =>
      Object.values(definition.fields).every(
        (field) => writeAccess(field, operationOf(shape), everybody).values === 'none',
      ),
    )
    .map((shape) => ({
      code: 'resource-unwritable',
      message: `The resource '${definition.name}' offers '${shape}', but no role may write any field in it.`,
      help: `Grant a role a field, or remove '${shape}' from the resource's operations.`,
      place: { keys: ['openapi', 'resources', definition.name] },
    }));
}

/**
 * Complains about `read` or `list` where nobody may read a field. Writes can answer without a body.
 */
function unreadable({ definition }: LoadedModel, resource: ResourceConfig): Complaint[] {
  const everybody = closureOf(definition.roles, definition.roles.keys());
  const fields = Object.values(definition.fields);
  if (fields.some((field) => field.stored && readAccess(field, everybody))) return [];
  return (['read', 'list'] as const)
    .filter((operation) => resource.operations.includes(operation))
    .map((operation) => ({
      code: 'resource-unreadable',
      message: `The resource '${definition.name}' offers '${operation}', but no role may read any field in it.`,
      help: `Say in 'readableBy' who may read a field, or remove '${operation}' from the resource's operations.`,
      place: { keys: ['openapi', 'resources', definition.name] },
    }));
}

/** Of two resources at one path, the second would overwrite the first. */
function samePaths(resources: Resources): Complaint[] {
  const seen = new Map<string, string>();
  return resources.flatMap(([name, { path }]) => {
    const earlier = seen.get(path);
    seen.set(path, name);
    if (earlier === undefined) return [];
    return [
      {
        code: 'resource-path' as const,
        message: `The resources '${earlier}' and '${name}' have the same path, '${path}'.`,
        help: 'Give each its own path.',
        place: placeOfPath(name),
      },
    ];
  });
}

const PATH = /^(?:\/[\w.~-]+)+$/;

/** The document adds the parameter of a single record itself. */
function malformedPaths(resources: Resources): Complaint[] {
  return resources
    .filter(([, { path }]) => !PATH.test(path))
    .map(([name, { path }]) => ({
      code: 'resource-path',
      message: `The resource '${name}' has the path '${path}', which is not one of plain segments, as in '/users'.`,
      help: "Begin it with '/', and use letters, digits, '.', '_', '~' and '-' between slashes. A single record is below it, at its id.",
      place: placeOfPath(name),
    }));
}

const placeOfPath = (name: string): SourcePlace => ({
  keys: ['openapi', 'resources', name, 'path'],
});

/** Resources that say how updates are sent but have no `update`. */
function patchless(resources: Resources): Complaint[] {
  return resources
    .filter(([, { patch, operations }]) => patch && !operations.includes('update'))
    .map(([name]) => ({
      code: 'config-invalid',
      message: `The resource '${name}' says how an update is sent, but does not offer 'update'.`,
      help: "Add 'update' to its operations, or remove 'patch'.",
      place: { keys: ['openapi', 'resources', name, 'patch'] },
    }));
}

/**
 * `public` operations that the resource does not offer, or where no `security` is declared at all.
 */
function publicAnyway(resources: Resources, { openapi }: Config): Complaint[] {
  const isSecured = (openapi?.security ?? []).length > 0;
  return resources.flatMap(([name, { operations, ...resource }]) =>
    (resource.public ?? [])
      .filter((operation) => !isSecured || !operations.includes(operation))
      .map((operation) => ({
        code: 'config-invalid',
        message: isSecured
          ? `The resource '${name}' says that '${operation}' is public, but does not offer it.`
          : `The resource '${name}' says that '${operation}' is public, but without 'openapi.security' everything is.`,
        help: isSecured
          ? `Add '${operation}' to its operations, or remove it from 'public'.`
          : "Say in 'openapi.security' how callers authenticate, or remove 'public'.",
        place: { keys: ['openapi', 'resources', name, 'public'] },
      })),
  );
}

function unknownSchemes({ openapi }: Config): Complaint[] {
  const declared = Object.keys(openapi?.securitySchemes ?? {});
  return (openapi?.security ?? [])
    .flatMap((requirement) => Object.keys(requirement))
    .filter((name) => !declared.includes(name))
    .map((name) => ({
      code: 'security-unknown',
      message: `'openapi.security' names '${name}', which 'openapi.securitySchemes' does not declare.`,
      help: declared.length > 0 ? helpForName(name, declared) : 'Declare it there.',
      place: { literal: name },
    }));
}
