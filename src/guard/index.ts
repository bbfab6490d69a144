export {
  createGuard,
  type Authorization,
  type Guard,
  type GuardOptions,
  type Need,
  type Resolvers,
} from './create-guard.js';
export { refusalProblem, refusalResponse, type Refusal, type RefusalReason } from './refusal.js';
