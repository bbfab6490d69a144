/** Valibot's own rule for an e-mail address, which all peers are given. */
export const EMAIL: RegExp =
  /^[\w+-]+(?:\.[\w+-]+)*@[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*\.[A-Za-z]{2,}$/;
