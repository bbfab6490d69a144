import type { AttackClass } from '../attack.js';
import { asText } from '../body/form-text.js';
import { pointerToKey } from '../body/spellings.js';

export const repeatedScalar: AttackClass = {
  name: 'repeated-scalar',
  source: 'OWASP WSTG-INPV-04; qs 6.17.1 (duplicates become a list); CVE-2021-21263',
  why: 'A field that the sender may write is sent twice: the first value is checked and the last one stored, or a list is bound.',
  aim: 'body',
  pairs: ({ open, wants }) =>
    open === undefined || typeof open[1] !== 'string'
      ? []
      : [
          {
            pairs: [
              [open[0], open[1]],
              [open[0], asText(wants)],
            ],
            pointer: pointerToKey(open[0]),
          },
        ],
};
