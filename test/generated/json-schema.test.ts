/**
 * What a Dto accepts is valid by its own JSON Schema, in every dialect; what it returns, too.
 *
 * A failure prints its seed; `GEN_DTOS_SEED` repeats it. `GEN_DTOS_CASES` is for long runs.
 */
import fc, { type GeneratorValue } from 'fast-check';
import { inspect } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { safeParse } from '../../src/runtime/parse.js';
import { SHAPES } from '../../generator/ir/shapes.js';
import { DIALECTS, validatorFor, type Dialect } from '../json-validators.js';
import { Inputs, type Asker } from './inputs.js';
import {
  ALLOWING,
  dtoFor,
  generateTorture,
  loadTorture,
  type Torture,
  type TortureModel,
} from './torture.js';

const RUNS = {
  numRuns: Number(process.env['GEN_DTOS_CASES'] ?? 1_000),
  ...(process.env['GEN_DTOS_SEED'] && { seed: Number(process.env['GEN_DTOS_SEED']) }),
};

let torture: Torture;
beforeAll(async () => {
  torture = await loadTorture(await generateTorture('torture-json-schema'));
});

type Side = 'input' | 'output';

type IsValid = (json: unknown) => boolean;

const validators = new Map<string, IsValid>();

/** Each is compiled once. */
function validatorOf(asker: Asker, side: Side, dialect: Dialect): IsValid {
  const { definition, shape, roles } = asker;
  const name = [definition.name, shape, roles.toSorted(), side, dialect].join();
  const known = validators.get(name);
  if (known) return known;
  const { jsonSchema } = dtoFor(torture, asker)['~standard'];
  const made = validatorFor(jsonSchema[side]({ target: dialect }), dialect);
  validators.set(name, made);
  return made;
}

test('what is accepted is valid, and so is what is returned', () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const asker = askerOf(generate);
      const input = new Inputs(generate, asker).json();
      const result = safeParse(dtoFor(torture, asker), input, ALLOWING);
      if (!result.success) return;
      accepted++;
      const { definition, shape, roles } = asker;
      const what = `${shape} ${definition.name} by ${roles}: ${inspect(input, { depth: 9 })}`;
      for (const dialect of DIALECTS) {
        if (dialect === 'openapi-3.0' && hasPrototypeKey(input)) continue;
        expect(validatorOf(asker, 'input', dialect)(input), `${dialect}: ${what}`).toBe(true);
        for (const json of asJson(result.output)) {
          expect(validatorOf(asker, 'output', dialect)(json), `${dialect} returned: ${what}`).toBe(
            true,
          );
        }
      }
    }),
    RUNS,
  );
  expect(accepted).toBeGreaterThan(RUNS.numRuns / 4);
});

/** Schemas exempt it among their `properties`, where ajv passes over it. */
function hasPrototypeKey(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return Object.hasOwn(json, '__proto__') || Object.values(json).some(hasPrototypeKey);
}

/** What a JSON answer carries of it; nothing of a bigint. */
function asJson(output: unknown): unknown[] {
  try {
    return [JSON.parse(JSON.stringify(output))];
  } catch {
    return [];
  }
}

function askerOf(generate: GeneratorValue): Asker {
  const { definition } = pick(generate, torture.models.filter(isAddressable));
  const roles = generate(fc.subarray<string>, [...definition.roles.keys()]);
  return { definition, shape: pick(generate, SHAPES), roles };
}

/** Ajv makes an address of every key, which half a character has none in. */
function isAddressable({ definition }: TortureModel): boolean {
  return Object.keys(definition.fields).every((key) => !/\p{Surrogate}/u.test(key));
}

function pick<Item>(generate: GeneratorValue, items: readonly Item[]): Item {
  return items[generate(fc.nat, { max: items.length - 1 })] as Item;
}
