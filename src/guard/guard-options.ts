/** A function for each role: whether the principal has it for the record. */
export type Resolvers<Role extends string, Principal, Stored, Answer> = {
  readonly [role in Role]: (principal: Principal, record: Stored) => Answer;
};

export interface GuardOptions<Principal, Stored, Answer> {
  /** Whether the record is one of the principal's tenant. To one of another, nobody has a role. */
  readonly tenant?: (principal: Principal, record: Stored) => Answer;
  /**
   * What the principal's credential is good for. With it, every question has to say which scopes its
   * operation needs; `scopes: []` says none.
   */
  readonly scopes?: (principal: Principal) => readonly string[];
  /**
   * Answer 404 instead of 403, so that nobody learns which records exist: `true` wherever a principal
   * has no role, `'other-tenants'` only for the records of others. Default `false`.
   */
  readonly conceal?: boolean | 'other-tenants';
  /** The `WWW-Authenticate` for a missing principal. Default `ApiKey`. */
  readonly challenge?: string;
  /** Told what a resolver threw, which gives no role. `resolver` is a role, `tenant` or `scopes`. */
  readonly onError?: (error: unknown, resolver: string) => void;
}
