/** `a User`, `an ApiKey`. The first letter decides, which is right for almost every name. */
export const withArticle = (name: string): string =>
  `${/^[AEIO]/i.test(name) ? 'an' : 'a'} ${name}`;
