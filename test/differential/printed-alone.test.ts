/**
 * The code printed for a model depends only on the model and on what it nests. `--watch` relies on
 * that: it reprints nothing else.
 */
import { expect, test } from 'vitest';
import { printModel } from '../../generator/4-emit/print-model.js';
import { withNested } from '../../generator/ir/with-nested.js';
import { compile } from './compile.js';
import { everyKind } from './every-kind.js';
import { SEED } from './expect-none.js';
import { programs } from './programs.js';
import { sample } from './sample.js';

test(`a model is printed alike with all others and with those that it nests (seed ${SEED})`, async () => {
  const compiled = await compile([...everyKind, ...sample(programs, SEED, 30)]);
  const alone = compiled.flatMap((one) => {
    if ('errors' in one) return [];
    const { models } = one;
    return models.map((model) => ({ model, models, nested: withNested(model, { models }) }));
  });
  for (const { model, models, nested } of alone) {
    expect(printModel(model, { models: nested }, 'out')).toEqual(
      printModel(model, { models }, 'out'),
    );
  }
  expect(alone.filter(({ models, nested }) => nested.length < models.length)).not.toEqual([]);
});
