import type {
  InfoObject,
  SecurityRequirementObject,
  SecuritySchemeObject,
  ServerObject,
} from 'openapi3-ts/oas31';
import type { SilenceableCode } from './diagnostics/catalogue.js';

/** What an HTTP resource offers. */
export type ResourceOperation = 'create' | 'read' | 'list' | 'update' | 'replace' | 'delete';

/**
 * How an update may be sent: as `application/json`, as a merge patch (RFC 7396), or as a JSON Patch
 * (RFC 6902).
 */
export type PatchFormat = 'json' | 'merge-patch' | 'json-patch';

/** Where and how a model is served. */
export interface ResourceConfig {
  /** The path of the collection, such as `/users`. A single record is at `/users/{id}`. */
  readonly path: string;
  /** What is offered. */
  readonly operations: readonly ResourceOperation[];
  /**
   * The formats `update` accepts. Default `['json', 'merge-patch']`. `'json-patch'` needs
   * `parseJsonPatch`.
   */
  readonly patch?: readonly PatchFormat[];
  /** The operations that need no `security`, such as a sign-up. Default: none. */
  readonly public?: readonly ResourceOperation[];
}

/** What goes into `openapi.json`. OpenAPI's own objects are passed on unchanged. */
export interface OpenApiConfig {
  /** The title and version of the API. */
  readonly info: InfoObject;
  /** Where the API is. */
  readonly servers?: readonly ServerObject[];
  /** How callers identify themselves. */
  readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject>>;
  /** Which of these schemes every operation requires. */
  readonly security?: readonly SecurityRequirementObject[];
  /** The models to serve, by name. The others have no paths. */
  readonly resources?: Readonly<Record<string, ResourceConfig>>;
}

/** The configuration: what the default export of `gen-dtos.config.ts` may hold. */
export interface Config {
  /** Globs that match the files exporting models, relative to the configuration file. */
  readonly models: readonly string[];
  /**
   * The folder for the generated code. gen-dtos never touches a file there that it did not write.
   */
  readonly outDir: string;
  /**
   * The form of the generated modules. `'ts'` (default) writes `user.ts`, which imports
   * `./address.js`. `'ts-as-is'` writes the same for Node and Deno without a compiler, importing
   * `./address.ts`. `'js'` writes `user.js` and `user.d.ts`.
   */
  readonly emit?: 'ts' | 'ts-as-is' | 'js';
  /** What goes into `openapi.json`. Without this option, no document is written. */
  readonly openapi?: OpenApiConfig;
  /**
   * Whether to write `access-matrix.md`, which says who may write and read each field. Default
   * `true`.
   */
  readonly accessMatrix?: boolean;
  /**
   * Whether to format the output with the project's own prettier and its configuration. Default
   * `false`.
   */
  readonly prettier?: boolean;
  /** The codes of warnings and infos to leave out. Errors are always shown. Default: none. */
  readonly silence?: readonly SilenceableCode[];
}

/**
 * Gives the configuration its type. `gen-dtos.config.ts` exports the result as its default.
 *
 * @param config The configuration.
 *
 * @returns The same object.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'gen-dtos/config';
 *
 * export default defineConfig({
 *   models: ['src/models/**\/*.model.ts'],
 *   outDir: 'src/generated',
 * });
 * ```
 */
export function defineConfig(config: Config): Config {
  return config;
}
