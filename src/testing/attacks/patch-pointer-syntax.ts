import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';
import { patchTo } from '../body/spellings.js';

export const patchPointerSyntax: AttackClass = {
  name: 'patch-pointer-syntax',
  source: 'RFC 6901, section 3; fast-json-patch (pointers without a slash)',
  why: 'A text that is not a pointer is taken for one: a bare name, a fragment, or one with a slash at the end.',
  aim: 'model',
  patch: ({ place, key, wants }) => {
    const pointer = pointerOf([...place, key]);
    return [pointer.slice(1), `#${pointer}`, `${pointer}/`, `/${pointer}`, `.${pointer}`].map(
      (path) => patchTo(path, wants),
    );
  },
};
