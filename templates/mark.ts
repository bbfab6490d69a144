export { MARK } from '../generator/ir/mark.js';
