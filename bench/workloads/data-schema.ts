const number = { type: 'number' };
const string = { type: 'string' };
const boolean = { type: 'boolean' };

/** The workload as JSON Schema, for the peers that need it. */
export const dataSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['number', 'negNumber', 'maxNumber', 'string', 'longString', 'boolean', 'deeplyNested'],
  properties: {
    number,
    negNumber: number,
    maxNumber: number,
    string,
    longString: string,
    boolean,
    deeplyNested: {
      type: 'object',
      additionalProperties: false,
      required: ['foo', 'num', 'bool'],
      properties: { foo: string, num: number, bool: boolean },
    },
  },
};
