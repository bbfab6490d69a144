import * as v from 'valibot';
import type { Shape } from '../../model/grants.js';
import { mayBeAbsent } from '../../model/presence.js';
import { whole } from '../apply/whole.js';
import {
  pathItem,
  pushIssue,
  refuse,
  valibotIssue,
  type Dataset,
  type RunConfig,
} from './valibot-issue.js';

/** A field, as the roles of the caller may write it. */
export interface GrantedField {
  readonly key: string;
  /** The schema of what they may write. */
  readonly schema: v.GenericSchema<unknown>;
  /** The declared schema of the field, which checks a default: that is the server's own value. */
  readonly own: v.GenericSchema<unknown>;
  readonly deletable: boolean;
  readonly whole: boolean;
}

/** A field, and the input it belongs to. */
interface FieldRun extends GrantedField {
  readonly input: Record<string, unknown>;
}

/** Runs the schema of a field whose key was sent. */
export function runField(
  dataset: Dataset,
  config: RunConfig,
  run: FieldRun & { readonly value: unknown },
): void {
  const { key, schema, input, value } = run;
  if (value === null && run.deletable) return keep(dataset, key, value);
  const result = schema['~run']({ value }, config) as Dataset;
  if (result.issues) {
    for (const issue of result.issues) {
      const path = [pathItem(input, key), ...(issue.path ?? [])];
      pushIssue(dataset, Object.assign(issue, { path }));
    }
  }
  if (!result.typed) dataset.typed = false;
  keep(dataset, key, run.whole ? whole(result.value) : result.value);
}

/**
 * Fills in a field whose key was not sent: with the default (which needs no grant, since it is the
 * server's own value), with the fallback if there is no default, or not at all. Refuses the input
 * if the field is required.
 */
export function fillField(
  dataset: Dataset,
  config: RunConfig,
  run: FieldRun & { readonly shape: Shape },
): void {
  const { shape, key, own, input } = run;
  const isDefaulted = shape === 'create' && hasDefault(own);
  const value: unknown = isDefaulted ? v.getDefault(own) : undefined;
  if (value !== undefined) runField(dataset, config, { ...run, schema: own, value });
  else if (isDefaulted) return;
  else if (shape === 'create' && hasFallback(own)) keep(dataset, key, v.getFallback(own));
  else if (shape !== 'update' && !mayBeAbsent(own)) {
    refuse(dataset, valibotIssue('closed_object', 'Missing', [pathItem(input, key)]));
  }
}

function keep({ value }: Dataset, key: string, kept: unknown): void {
  (value as Record<string, unknown>)[key] = kept; // always the output that `closedObject` creates
}

type WithDefault = v.OptionalSchema<v.GenericSchema<unknown>, unknown>;

/** Whether an absent field has a default, which may be a function that makes `undefined`. */
const hasDefault = (schema: v.GenericSchema<unknown>): schema is WithDefault =>
  mayBeAbsent(schema) && (schema as Partial<WithDefault>).default !== undefined;

type WithFallback = v.SchemaWithFallback<v.GenericSchema<unknown>, unknown>;

const hasFallback = (schema: v.GenericSchema<unknown>): schema is WithFallback =>
  (schema as Partial<WithFallback>).fallback !== undefined;
