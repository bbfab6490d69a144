// What emitted valibot schemas call. It is separate from `gen-dtos/runtime`, so that parsers load
// no valibot.
export { attempt } from './schema/attempt.js';
export { closedObject, type ClosedField } from './schema/closed-object.js';
export { inLinearTime } from './schema/in-linear-time.js';
export { newItemsIn } from './schema/new-items-in.js';
export { messageFrom } from './schema/message-from.js';
export { madeOnce } from './schema/made-once.js';
export { recordOf } from './schema/record-of.js';
export { variantOf } from './schema/variant-of.js';
