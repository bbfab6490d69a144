import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';

export const patchNoList: AttackClass = {
  name: 'patch-no-list',
  source: 'RFC 6902, section 3 (a patch is a list)',
  why: 'One operation without a list, or a merge patch under this media type, may be handed to the parser of another format.',
  aim: 'body',
  patch: ({ key, wants }) =>
    [{ op: 'add', path: pointerOf([key]), value: wants }, { [key]: wants }, null, 'add', {}].map(
      (body) => ({
        operations: JSON.stringify(body),
        pointer: '',
      }),
    ),
};
