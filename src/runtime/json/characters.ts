/** The characters of JSON's syntax, as UTF-16 code units. */
export const TAB = 9;
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const QUOTE = 34;
export const PLUS = 43;
export const COMMA = 44;
export const MINUS = 45;
export const DOT = 46;
export const ZERO = 48;
export const NINE = 57;
export const COLON = 58;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const LETTER_U = 117;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

export const isDigit = (unit: number): boolean => unit >= ZERO && unit <= NINE;

/** Whether a code unit is `e` or `E`. */
export const isExponent = (unit: number): boolean => (unit | 32) === LETTER_E;

const LETTER_E = 101;
