import type { AttackClass } from '../attack.js';
import { jsonWithFirst } from '../body/json-text.js';

export const manyKeys: AttackClass = {
  name: 'many-keys',
  source: 'CVE-2011-4885 (hash collisions); CWE-770',
  why: 'Thousands of keys are sent. Whatever looks up each of them, or repeats them in its answer, may run out of time or memory.',
  aim: 'body',
  json: (target) => [
    { body: jsonWithFirst(target, ...stray(5_000)), pointer: '/stray_0' },
    { body: jsonWithFirst(target, ...stray(20_000)), pointer: '' },
  ],
};

const stray = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `"stray_${index}":true`);
