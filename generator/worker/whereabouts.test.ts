import { expect, test } from 'vitest';
import { Whereabouts } from './whereabouts.js';

const of = 'models';

test('what one thread notes, another one reads', () => {
  const watching = new Whereabouts();
  const running = new Whereabouts(watching.memory);
  expect(watching.latest()).toBeUndefined();
  running.note({ file: 'a/long/path/пользователь.model.ts', of, reading: 'User' });
  running.note({ file: 'b.ts', of: 'config' });
  expect(watching.latest()).toEqual({ file: 'b.ts', of: 'config' });
});

test('it tells how long the same code has run, and what ran last, when none runs', async () => {
  const watching = new Whereabouts();
  expect(watching.waitingFor()).toBe(0);
  watching.note({ file: 'a.ts', of });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const before = watching.waitingFor();
  expect(before).toBeGreaterThan(15);
  watching.note({ file: 'a.ts', of, reading: 'User' });
  expect(watching.waitingFor()).toBeLessThan(before);
  watching.note(undefined);
  expect(watching.waitingFor()).toBe(0);
  expect(watching.latest()).toEqual({ file: 'a.ts', of, reading: 'User' });
});

test('the longest path and name leave it readable', () => {
  const file = '\u0001'.repeat(4_096);
  const watching = new Whereabouts();
  watching.note({ file, of, reading: '😀'.repeat(10_000) });
  expect(watching.latest()).toEqual({ file, of, reading: '😀'.repeat(500) });
});
