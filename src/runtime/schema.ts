// What emitted valibot schemas call. Apart from `gen-dtos/runtime`, so that parsers load no valibot.
export { attempt } from './attempt.js';
export { closedObject, type ClosedField } from './closed-object.js';
export { inLinearTime } from './in-linear-time.js';
export { intersectOf } from './intersect-of.js';
export { newItemsIn } from './new-items-in.js';
export { recordOf } from './record-of.js';
export { unionOf } from './union-of.js';
export { variantOf } from './variant-of.js';
