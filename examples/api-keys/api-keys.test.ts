import { afterAll, beforeAll, expect, test } from 'vitest';
import { gotThrough, wasStopped } from '../quickstart/verdict.js';
import { attacks } from './attacks.js';
import { runAttack } from './run-attack.js';
import { start, type Running } from './start.js';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(async () => {
  expect(running.errors).toEqual([]);
  await running.close();
});

test.each(attacks)('$title', async (attack) => {
  const { unsafe, safe } = await runAttack(running, attack);
  expect(unsafe.answer.status).toBeLessThan(300);
  expect(gotThrough(attack, unsafe)).toBe(true);
  expect(safe.answer).toMatchObject(attack.answer);
  expect(wasStopped(attack, safe)).toBe(true);
});
