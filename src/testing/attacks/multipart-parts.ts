import type { AttackClass } from '../attack.js';
import { asText, multipartWith } from '../body/form-text.js';

export const multipartParts: AttackClass = {
  name: 'multipart-parts',
  source: 'RFC 7578; CVE-2026-8161 (multiparty), CVE-2026-5079 (multer)',
  why: 'A part has two names, a name in another syntax, or a file where a value is expected.',
  aim: 'body',
  multipart: (target) => {
    const { key, wants } = target;
    const value = asText(wants);
    return [
      { text: multipartWith(target, [`name="${key}"; filename="x"`, value]), pointer: undefined },
      {
        text: multipartWith(target, [`name="undeclared"; name="${key}"`, value]),
        pointer: undefined,
      },
      { text: multipartWith(target, [`name*=UTF-8''${key}`, value]), pointer: undefined },
      { text: multipartWith(target, [`name=${key}`, value]), pointer: undefined },
    ];
  },
};
