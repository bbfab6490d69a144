/** Each cell of the access matrix agrees with the description and with the parser. */
import { describe, test } from 'vitest';
import { accessMatrixOf, type CellAccess } from '../../generator/ir/access-matrix.js';
import { segmentOf } from '../../src/runtime/issue.js';
import { dtoFor, EVERYTHING } from './answers.js';
import type { Loaded } from './compile.js';
import { grantsIn, type Asker, type Field } from './description.js';
import { expectNone, SEED } from './expect-none.js';
import type { Question } from './hunt.js';
import { heldBy } from './held.js';
import { calledIn, sorts } from './known-differences.js';

const agreed: Question = (loaded, asker) => {
  const { model, roles } = loaded.program;
  const held = heldBy(roles, asker.roles);
  const told = accessTold(loaded, asker);
  const wrong = Object.entries(model.fields).find(
    ([key, field]) => told.get(key) !== accessMeant(field, asker, held),
  );
  if (wrong !== undefined) {
    const text = `The matrix says ${told.get(wrong[0])} of ${wrong[0]}`;
    return () => ({ kind: 'matrix', text });
  }
  if (calledIn(loaded.program).some(sorts)) return () => undefined; // valibot may throw there
  const dto = dtoFor(loaded, asker);
  return (input) => {
    const result = loaded.safeParse(dto, input, EVERYTHING);
    const issues = result.success ? [] : result.issues;
    // The whole body is refused, or the list of issues is cut off.
    if (issues.some(({ path }) => path.length === 0) || issues.length >= 100) return undefined;
    const sent = Object.entries(Object(input)).filter(([, value]) => value !== undefined);
    const odd = sent.find(([key]) => {
      const codes = issues.filter(({ path }) => path.length === 1 && path[0] === segmentOf(key));
      const has = (code: string): boolean => codes.some((issue) => issue.code === code);
      const access = told.get(key);
      if (has('unknown_key') !== (access === undefined)) return true;
      const isOpen = access !== 'none' && !(access === 'if' && asker.record === undefined);
      // The matrix can't say whether a condition holds for a record.
      if (has('not_writable') === isOpen && (access !== 'if' || !isOpen)) return true;
      return has('value_not_allowed') && access === 'all';
    });
    return odd && { kind: 'parser', text: `The matrix says ${told.get(odd[0])} of ${odd[0]}` };
  };
};

/** What the cells say for all of the roles together. */
function accessTold({ models, name }: Loaded, { roles, shape }: Asker): Map<string, CellAccess> {
  const matrix = accessMatrixOf({ models }).models.find(({ model }) => model.name === name);
  const { columns, rows } = matrix!;
  const operation = shape === 'create' ? 'create' : 'update';
  return new Map(
    rows.map(({ property, cells }) => {
      const own = cells.filter((_, index) => roles.includes(columns[index]!));
      return [property.key, most(own.map((cell) => cell[operation]))];
    }),
  );
}

function accessMeant(field: Field, { shape }: Asker, held: readonly string[]): CellAccess {
  const grants = grantsIn(field, shape).filter(({ role }) => held.includes(role));
  return most(
    grants.map(({ narrowing, when }) => {
      if (when !== undefined) return 'if';
      return narrowing === undefined ? 'all' : 'some';
    }),
  );
}

const most = (accesses: readonly CellAccess[]): CellAccess =>
  (['all', 'some', 'if'] as const).find((access) => accesses.includes(access)) ?? 'none';

describe(`seed ${SEED}`, () => {
  test('the access matrix says who may write what', { timeout: 1e9 }, () =>
    expectNone(agreed, { part: 0.2 }),
  );
});
