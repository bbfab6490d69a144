import { expect, test } from 'vitest';
import { declaredLike } from './declared-like.js';

const NAMES = ['__', 'id', 'is_admin', 'api_key', 'café', 'address1', 'role'];

test.each([
  ['another case', 'Is_Admin'],
  ['no separator', 'isAdmin'],
  ['another separator', 'is-admin'],
  ['a dot', 'is.admin'],
  ['brackets', 'is_admin[]'],
  ['a space', ' is_admin '],
  ['full width', 'ｉｓ_admin'],
  ['a zero-width space', 'is\u200B_admin'],
  ['a zero-width joiner', 'is_\u200Dadmin'],
  ['a byte order mark', '\uFEFFis_admin'],
  ['a right-to-left mark', 'is_admin\u200F'],
  ['a soft hyphen', 'is_ad\u00ADmin'],
  ['a control character', 'is_admin\u0000'],
  ['a dotless i', 'ıs_admın'],
  ['a dotted capital I', 'İs_admin'],
  ['a long s', 'iſ_admin'],
  ['Cyrillic letters', 'іѕ_аdmіn'],
  ['Greek letters', 'ιs_αdmιn'],
  ['an accent', 'is_àdmin'],
])('%s', (_, key) => {
  expect(declaredLike(key, NAMES)).toBe('is_admin');
});

test('normalised differently', () => {
  expect(declaredLike('cafe\u0301', NAMES)).toBe('café');
});

test.each(['', '_', '\u200B', 'admin', 'is_admins', 'isadmın2', '__proto__', 'constructor'])(
  'nothing looks like %j',
  (key) => {
    expect(declaredLike(key, NAMES)).toBeUndefined();
  },
);

test('a long key is looked for nowhere, and takes no time', () => {
  expect(declaredLike(`is_admin${'\u200B'.repeat(992)}`, NAMES)).toBe('is_admin');
  expect(declaredLike(`is_admin${'\u0315\u0300'.repeat(250_000)}`, NAMES)).toBeUndefined();
});
