import type { Verdict } from '../../workloads/workload.js';
import { accepts, keysOf, refuses } from './verdict.js';

/** An error in ajv's format, which other validators have adopted. */
export interface SchemaError {
  readonly instancePath: string;
  readonly params: object;
}

export type SchemaResult =
  | { readonly success: true; readonly output: unknown }
  | { readonly success: false; readonly errors: readonly SchemaError[] };

export function verdict(result: SchemaResult): Verdict {
  if (result.success) return accepts(result.output);
  return refuses(result.errors.flatMap(pathsOf));
}

/** The offending paths. The refused or missing keys are not part of `instancePath`. */
function pathsOf({ instancePath, params }: SchemaError): string[][] {
  const path = keysOf(instancePath);
  const keys = Object.values(params as Params).flat();
  const named = [
    'additionalProperty',
    'additionalProperties',
    'missingProperty',
    'requiredProperties',
  ];
  const names = named.some((name) => name in params) ? keys : [];
  return names.length === 0 ? [path] : names.map((name) => [...path, String(name)]);
}

type Params = Record<string, string | readonly string[]>;
