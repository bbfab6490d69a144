import { readdirSync } from 'node:fs';
import { ATTACK_CLASSES } from 'gen-dtos/testing';
import { describe, expect, test } from 'vitest';

describe('the classes', () => {
  test('are a file each, named after it', () => {
    const files = readdirSync(`${import.meta.dirname}/attacks`).map((file) =>
      file.replace('.ts', ''),
    );
    expect(ATTACK_CLASSES.map(({ name }) => name).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThan(48);
  });

  test('say where they are known from, and why', () => {
    for (const { source, why } of ATTACK_CLASSES) {
      expect(source).not.toBe('');
      expect(why).toMatch(/^[A-Z].*\.$/);
    }
  });
});
