/** ajv, as it is asked about programs. */
import { Ajv, type Options } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Tuples and unions of types are allowed, and inherited keys don't count. */
const OPTIONS: Options = {
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  ownProperties: true,
  multipleOfPrecision: 9, // without it, 1e21 is no multiple of 1
};

export function ajvFor(target: 'draft-2020-12' | 'draft-07', options: Options = {}): Ajv {
  const all = { ...OPTIONS, ...options };
  return formats.default(target === 'draft-07' ? new Ajv(all) : new Ajv2020(all));
}
