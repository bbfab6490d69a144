/** `a User`, `an ApiKey`: by the letter, which is right for almost every name. */
export const withArticle = (name: string): string =>
  `${/^[AEIO]/i.test(name) ? 'an' : 'a'} ${name}`;
