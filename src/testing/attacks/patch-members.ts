import { pointerOf } from '../../runtime/pointer.js';
import type { AttackClass } from '../attack.js';

export const patchMembers: AttackClass = {
  name: 'patch-members',
  source: 'RFC 6902, section 4 (members that are not defined are ignored); RFC 8259, section 4',
  why: 'A member is sent twice, or belongs to another operation, so two readers see two operations.',
  aim: 'body',
  patch: ({ key, wants, open }) => {
    if (open === undefined) return [];
    const [here, there] = [JSON.stringify(pointerOf([open[0]])), JSON.stringify(pointerOf([key]))];
    const value = JSON.stringify(wants);
    return [
      `[{"op":"add","path":${here},"path":${there},"value":${value}}]`,
      `[{"op":"add","path":${there},"path":${here},"value":${JSON.stringify(open[1])}}]`,
      `[{"op":"test","op":"add","path":${there},"value":${value}}]`,
      `[{"op":"add","path":${there}}]`,
      `[{"op":"move","path":${there},"value":${value}}]`,
    ].map((operations) => ({ operations, pointer: '/0' }));
  },
};
