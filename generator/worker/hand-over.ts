import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { onceFor } from '../ir/once-for.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import type { ReadProgram } from './read-program.js';

/** What was read, on its way out of the worker. */
export type Parcel = Omit<ReadProgram, 'program'> & { readonly models?: PackedModels };

/** A model that was handed over before is its place among those of the last program. */
type PackedModels = readonly (ModelIr | number)[];

/** Packs what was read, for whoever has the models of `last`. */
export function pack({ program, ...read }: ReadProgram, last: ProgramIr | undefined): Parcel {
  const places = new Map(last?.models.map((model, place) => [model, place]));
  return {
    ...read,
    ...(program && { models: program.models.map((model) => places.get(model) ?? model) }),
  };
}

/** What was packed with a program that is known here as `last`. */
export function unpack({ models, ...read }: Parcel, last: ProgramIr | undefined): ReadProgram {
  if (models === undefined) return read;
  const unpacked = models.flatMap((one) =>
    typeof one === 'number' ? (last?.models[one] ?? []) : one,
  );
  return { ...read, program: { models: unpacked } };
}

/** The same for readings that say the same, whoever made them. */
export function digestOf({ config, program, inputs, diagnostics }: ReadProgram): string {
  const models = program?.models.map(digestOfModel) ?? [];
  return sha256(JSON.stringify([config, inputs, diagnostics, models]));
}

/** One by one: what several share is said by each. */
const digestOfModel = onceFor((model: ModelIr): string => sha256(serialize(model)));

const sha256 = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('base64');
