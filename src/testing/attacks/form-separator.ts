import type { AttackClass } from '../attack.js';
import { asText, encoded, formWith } from '../body/form-text.js';

export const formSeparator: AttackClass = {
  name: 'form-separator',
  source:
    'HTML 4.01, B.2.2 (a semicolon separates); CVE-2020-28473 and CVE-2021-23336 (bottle, Python: cache poisoning)',
  why: 'One reader knows the separator and another does not, so the value of a field hides another field.',
  aim: 'body',
  form: (target) => [
    {
      text: formWith(
        target,
        `undeclared=1;${encoded(target.key)}=${encoded(asText(target.wants))}`,
      ),
      pointer: '/undeclared',
    },
  ],
};
