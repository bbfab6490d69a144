export { attacksFor, type AttackOptions } from './attacks-for.js';
export {
  runAttack,
  runAttacks,
  type AttackAnswer,
  type AttackResult,
  type ReadBack,
  type SendAttack,
} from './run-attacks.js';
export { sendTo } from './send-to.js';
export { ATTACK_CLASSES } from './attack-classes.js';
export type { Attack, AttackClass, Carrier, ExpectedAnswer } from './attack.js';
