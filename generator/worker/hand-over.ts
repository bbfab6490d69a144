import { createHash } from 'node:crypto';
import { serialize } from 'node:v8';
import { onceFor } from '../ir/once-for.js';
import type { ModelIr, ProgramIr } from '../ir/program-ir.js';
import type { ReadProgram } from './read-program.js';

/** The result of a reading, on its way out of the worker. */
export type Parcel = Omit<ReadProgram, 'program'> & { readonly models?: PackedModels };

/** A model that was sent before is replaced by its index in the last program. */
type PackedModels = readonly (ModelIr | number)[];

/** Packs a reading for a receiver that already has the models of `last`. */
export function pack({ program, ...read }: ReadProgram, last: ProgramIr | undefined): Parcel {
  const places = new Map(last?.models.map((model, place) => [model, place]));
  return {
    ...read,
    ...(program && { models: program.models.map((model) => places.get(model) ?? model) }),
  };
}

/** Unpacks a reading that was packed with the same `last`. */
export function unpack({ models, ...read }: Parcel, last: ProgramIr | undefined): ReadProgram {
  if (models === undefined) return read;
  const unpacked = models.flatMap((one) =>
    typeof one === 'number' ? (last?.models[one] ?? []) : one,
  );
  return { ...read, program: { models: unpacked } };
}

/** A digest that is equal for equal readings, whichever worker made them. */
export function digestOf({ config, program, inputs, diagnostics }: ReadProgram): string {
  const models = program?.models.map(digestOfModel) ?? [];
  return sha256(JSON.stringify([config, inputs, diagnostics, models]));
}

/** Models one by one, because objects they share would be serialized as references. */
const digestOfModel = onceFor((model: ModelIr): string => sha256(serialize(model)));

const sha256 = (data: string | Buffer): string =>
  createHash('sha256').update(data).digest('base64');
