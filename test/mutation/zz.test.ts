import { test } from 'vitest';
import { hunt } from '/work/main/test/differential/hunt.js';
test('hunt', async () => {
  for (const seed of [1, 2, 3]) {
    const t = Date.now();
    const r = await hunt({ seed, programs: 60, askers: 4, inputs: 20 });
    console.log(seed, Date.now() - t, r.cases, r.accepted, r.disagreements.length, r.refused.length);
  }
});
