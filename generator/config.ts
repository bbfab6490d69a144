import type {
  InfoObject,
  SecurityRequirementObject,
  SecuritySchemeObject,
  ServerObject,
} from 'openapi3-ts/oas31';
import type { SilenceableCode } from './diagnostics/catalogue.js';

/** What an HTTP resource offers. */
export type ResourceOperation = 'create' | 'read' | 'list' | 'update' | 'replace' | 'delete';

/** How an update is sent: as `application/json`, and in the formats that RFC 7396 and 6902 name. */
export type PatchFormat = 'json' | 'merge-patch' | 'json-patch';

/** Where a model is served. */
export interface ResourceConfig {
  /** The path of the collection, such as `/users`; one record is below it, by its `id`. */
  readonly path: string;
  readonly operations: readonly ResourceOperation[];
  /** What `update` takes. Default `['json', 'merge-patch']`; for `'json-patch'`, call `parseJsonPatch`. */
  readonly patch?: readonly PatchFormat[];
  /** The operations that `security` does not have to be met for, such as a sign-up. Default none. */
  readonly public?: readonly ResourceOperation[];
}

export interface OpenApiConfig {
  readonly info: InfoObject;
  readonly servers?: readonly ServerObject[];
  readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject>>;
  readonly security?: readonly SecurityRequirementObject[];
  /** The models that are served, by name. */
  readonly resources?: Readonly<Record<string, ResourceConfig>>;
}

export interface Config {
  /** Globs of the files that export models, relative to the configuration file. */
  readonly models: readonly string[];
  /** The folder of the generated code. What gen-dtos did not write in it is never touched. */
  readonly outDir: string;
  /**
   * What becomes of the generated modules: `user.ts`, which imports `./address.js` (default);
   * `'ts-as-is'`, the same for Node and Deno without a compiler, which imports `./address.ts`; or
   * `'js'`, `user.js` and `user.d.ts`.
   */
  readonly emit?: 'ts' | 'ts-as-is' | 'js';
  /** Without it, no document is written. */
  readonly openapi?: OpenApiConfig;
  /** Write `access-matrix.md`, which says who may write and read each field. Default `true`. */
  readonly accessMatrix?: boolean;
  /** Format with the project's own prettier and its configuration. Default `false`: ready as printed. */
  readonly prettier?: boolean;
  /** Warnings and infos that are not told, by their codes. Errors always are. Default none. */
  readonly silence?: readonly SilenceableCode[];
}

/**
 * Types the configuration of `npx gen-dtos`, the default export of `gen-dtos.config.ts`.
 *
 * @param config The configuration.
 *
 * @returns The same.
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
