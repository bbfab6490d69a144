/** Which errors say that something is lacking around gen-dtos. */
import { expect, test } from 'vitest';
import { NativePartError } from '../diagnostics/native-part.js';
import { lackingFor } from './lacking.js';

const refused = Object.assign(new Error('Access'), {
  code: 'ERR_ACCESS_DENIED',
  permission: 'WorkerThreads',
});
const noBinding = new Error('Cannot find native binding.', { cause: new Error('ENOENT') });

test.each<[string, unknown, string, string]>([
  ['a permission', refused, 'permission-missing', 'worker threads'],
  ['a native part', new NativePartError('esbuild', noBinding), 'binding-missing', 'esbuild'],
  ['that of oxc-parser', noBinding, 'binding-missing', 'oxc-parser doesn'],
])('%s may be lacking', (_, error, code, words) => {
  const lacking = lackingFor(error);
  expect(lacking?.code).toBe(code);
  expect(lacking?.message).toContain(words);
});

test.each([[new Error('a bug of ours')], ['native binding'], [{ message: 'native binding' }], [undefined]])(
  'nothing is, for %o',
  (error) => {
    expect(lackingFor(error)).toBeUndefined();
  },
); // prettier-ignore
