/** valibot's own pattern for e-mail addresses, which all peers use. */
export const EMAIL: RegExp =
  /^[\w+-]+(?:\.[\w+-]+)*@[\dA-Za-z]+(?:[.-][\dA-Za-z]+)*\.[A-Za-z]{2,}$/;
