import * as v from 'valibot';
import { field, model } from './access.js';

const writableBy = ['owner'] as const;

const DeeplyNested = model('DeeplyNested', {
  foo: field(v.string(), { writableBy }),
  num: field(v.number(), { writableBy }),
  bool: field(v.boolean(), { writableBy }),
});

export const Data = model('Data', {
  number: field(v.number(), { writableBy }),
  negNumber: field(v.number(), { writableBy }),
  maxNumber: field(v.number(), { writableBy }),
  string: field(v.string(), { writableBy }),
  longString: field(v.string(), { writableBy }),
  boolean: field(v.boolean(), { writableBy }),
  deeplyNested: field(DeeplyNested, { writableBy }),
});
