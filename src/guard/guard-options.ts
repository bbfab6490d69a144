/** For each role, a function that tells whether the principal has it for the record. */
export type Resolvers<Role extends string, Principal, Stored, Answer> = {
  readonly [role in Role]: (principal: Principal, record: Stored) => Answer;
};

/** The options of `createGuard`. */
export interface GuardOptions<Principal, Stored, Answer> {
  /**
   * Whether the record belongs to the principal's tenant. For another tenant's record, nobody has a
   * role.
   */
  readonly tenant?: (principal: Principal, record: Stored) => Answer;
  /**
   * The scopes of the principal's credential. With this option, every question has to name the
   * scopes that its operation needs; `scopes: []` stands for none.
   */
  readonly scopes?: (principal: Principal) => readonly string[];
  /**
   * Whether to answer 404 instead of 403, so that nobody learns which records exist: `true`
   * whenever the principal has no role, `'other-tenants'` only for records of other tenants.
   * Default: `false`.
   */
  readonly conceal?: boolean | 'other-tenants';
  /** The `WWW-Authenticate` header for a missing principal. Default: `ApiKey`. */
  readonly challenge?: string;
  /**
   * Called with what a resolver threw; no role is given then. `resolver` is a role, `tenant` or
   * `scopes`.
   */
  readonly onError?: (error: unknown, resolver: string) => void;
}
