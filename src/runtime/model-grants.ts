/** The fields of a model for what goes beyond one body: who may write each, and what it nests. */
export interface ModelGrants {
  readonly [key: string]: FieldGrant;
}

export interface FieldGrant {
  /** The roles that may write it, a bit each; nobody, if it isn't said. */
  readonly create?: number;
  /** The same where a record exists. Replacing asks what updating asks. */
  readonly update?: number;
  /** The roles that may read it and all models in it, a bit each; -1 for everybody. */
  readonly read?: number;
  /** `false` for an input-only field. */
  readonly stored?: false;
  /** Whether `null` deletes it in an update. */
  readonly deletable?: boolean;
  /** The model that it holds, whose fields merge. */
  readonly model?: () => ModelGrants;
  /** The model of which it holds a list. */
  readonly list?: () => ModelGrants;
  /** The field by which `apply` knows the items of the list, to keep what the roles may not write. */
  readonly keyedBy?: string;
}

/** The grant of a declared field; what all objects inherit is none. */
export function grantIn(grants: ModelGrants | undefined, key: string): FieldGrant | undefined {
  return grants !== undefined && Object.hasOwn(grants, key) ? grants[key] : undefined;
}
