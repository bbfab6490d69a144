import { expect, test } from 'vitest';
import { chosenIn, isRefused, type Choice } from './choice.js';

test.each([[undefined], [null], [true], ['owner'], [[]], [{}], [{ dto: undefined }], [{ success: true }]])(
  'a chooser that returned %j is told to choose a Dto',
  (returned) => {
    const choice = returned as unknown as Exclude<Choice, { success: false }>;
    expect(isRefused(choice)).toBe(false);
    expect(() => chosenIn(choice)).toThrow('`choose` has to return a Dto, such as updateUserBy(roles)');
  },
); // prettier-ignore
