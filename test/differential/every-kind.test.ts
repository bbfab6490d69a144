import { expect, test } from 'vitest';
import { agreement } from './answers.js';
import { compile } from './compile.js';
import { everyKind } from './every-kind.js';
import { firstIn } from './hunt.js';
import { unlessKnown } from './known-differences.js';

test('parsers, schemas and the reference agree on every kind of schema, however it is granted', async () => {
  for (const compiled of await compile(everyKind)) {
    if ('errors' in compiled) throw new Error(compiled.errors.join('\n'));
    const found = firstIn(compiled, { seed: 1, askers: 8, inputs: 20 }, unlessKnown(agreement));
    expect(found?.complaint.text).toBeUndefined();
  }
});
