/** A member such as `update: 5`: who may, a bit for each role. None where nobody may. */
export const bitsMember = (name: string, bits: number): readonly string[] =>
  bits === 0 ? [] : [`${name}: ${bits}`];
