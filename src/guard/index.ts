export { createGuard, type Guard } from './create-guard.js';
export type { Authorization, Need } from './authorize.js';
export type { GuardOptions, Resolvers } from './guard-options.js';
export { refusalProblem, refusalResponse, type Refusal, type RefusalReason } from './refusal.js';
