import path from 'node:path';
import type {
  SecurityRequirementObject,
  SecuritySchemeObject,
  ServerObject,
} from 'openapi3-ts/oas31';
import * as v from 'valibot';
import { CATALOGUE, SILENCEABLE, type SilenceableCode } from '../../diagnostics/catalogue.js';
import type {
  Config,
  OpenApiConfig,
  PatchFormat,
  ResourceConfig,
  ResourceOperation,
} from '../../config.js';

const Path = v.pipe(
  v.string(),
  v.nonEmpty('Name a path'),
  v.excludes('\0', 'A path must not contain a null character'),
  v.check(
    (text) => !path.posix.isAbsolute(text) && !path.win32.isAbsolute(text),
    'It is absolute, but paths are relative to the folder of the configuration',
  ),
);

/**
 * A schema for every option: the compiler complains if one is missing, or if there is one too many.
 */
type SchemasOf<Options> = {
  readonly [Name in keyof Options]-?: v.GenericSchema<Exclude<Options[Name], undefined>>;
};

/** Makes the compiler complain if one of the names is missing. */
type Names<Name extends string> = { readonly [One in Name]: One };

const Emit = v.enum({
  ts: 'ts',
  'ts-as-is': 'ts-as-is',
  js: 'js',
} satisfies Names<NonNullable<Config['emit']>>);

const Operation = v.enum({
  create: 'create',
  read: 'read',
  list: 'list',
  update: 'update',
  replace: 'replace',
  delete: 'delete',
} satisfies Names<ResourceOperation>);

const Format = v.enum({
  json: 'json',
  'merge-patch': 'merge-patch',
  'json-patch': 'json-patch',
} satisfies Names<PatchFormat>);

const Silenceable = v.custom<SilenceableCode>(
  (code) => SILENCEABLE.some((one) => one === code),
  ({ input }) =>
    Object.hasOwn(CATALOGUE, String(input))
      ? `'${input}' is an error, and errors are not silenced`
      : 'It is not the code of a warning or an info',
);

/** An OpenAPI object, handed on unchecked: OpenAPI linters know better what it may hold. */
const unchecked = <Type>(): v.GenericSchema<Type> => v.looseObject({}) as v.GenericSchema<any>; // any: nothing of it is checked

/** Refuses all other options, and reports each: `v.strictObject` reports only the first. */
const options = <Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectWithRestSchema<Entries, v.NeverSchema<undefined>, undefined> =>
  v.objectWithRest(entries, v.never());

const ResourceSchema = options({
  path: v.string(),
  operations: v.pipe(v.array(Operation), v.nonEmpty('Name at least one operation')),
  patch: v.exactOptional(v.pipe(v.array(Format), v.nonEmpty('Name at least one format'))),
  public: v.exactOptional(v.pipe(v.array(Operation), v.nonEmpty('Name at least one operation'))),
} satisfies SchemasOf<ResourceConfig>);

const OpenApiSchema = options({
  info: v.looseObject({ title: v.string(), version: v.string() }),
  servers: v.exactOptional(v.array(unchecked<ServerObject>())),
  securitySchemes: v.exactOptional(v.record(v.string(), unchecked<SecuritySchemeObject>())),
  security: v.exactOptional(v.array(unchecked<SecurityRequirementObject>())),
  resources: v.exactOptional(v.record(v.string(), ResourceSchema)),
} satisfies SchemasOf<OpenApiConfig>);

/** What a configuration file exports as its default. */
export const ConfigSchema: v.GenericSchema<Config> & Described = options({
  models: v.pipe(v.array(Path), v.nonEmpty('Name at least one glob')),
  outDir: Path,
  emit: v.exactOptional(Emit),
  openapi: v.exactOptional(OpenApiSchema),
  accessMatrix: v.exactOptional(v.boolean()),
  prettier: v.exactOptional(v.boolean()),
  silence: v.exactOptional(v.array(Silenceable)),
} satisfies SchemasOf<Config>);

/** The valid options next to the one at the end of the path `keys`. */
export function optionsBeside(keys: readonly string[]): string[] {
  let schema: Described = ConfigSchema;
  for (const key of keys.slice(0, -1))
    schema = present(schema.entries?.[key] ?? schema.value ?? {});
  return Object.keys(schema.entries ?? {});
}

interface Described {
  readonly type?: string;
  readonly wrapped?: Described;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly value?: Described;
}

const present = (schema: Described): Described => schema.wrapped ?? schema;
