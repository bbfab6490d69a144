import type { Shape } from '../model/grants.js';
import type { FormNotation } from '../runtime/form/segments-of.js';
import type { JsonSchema } from '../runtime/json-schema/json-schema.js';

/** How the values of a request are carried. `query` is the query string of its URL. */
export type Carrier = 'json' | 'merge-patch' | 'json-patch' | 'form' | 'multipart' | 'query';

/** One request that tries to write what its sender may not, and the answer that is expected. */
export interface Attack {
  /**
   * The class, carrier and target, and a number if there are several such attacks. Unique among the
   * attacks on a Dto.
   */
  readonly name: string;
  /** The name of its class in `ATTACK_CLASSES`. */
  readonly class: string;
  readonly carrier: Carrier;
  readonly method: 'POST' | 'PATCH' | 'PUT';
  /** The `Content-Type`; `''` for a request without one. */
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The query string without its `?`; `''` if there is none. */
  readonly query: string;
  readonly body: string | Uint8Array;
  /** The place in the record that the attack is aimed at, as a JSON Pointer (RFC 6901). */
  readonly target: string;
  /** The value that the attacker wants to be stored there. */
  readonly wants: unknown;
  readonly expected: ExpectedAnswer;
  /** Why the attack works on a vulnerable server. */
  readonly why: string;
}

/** The expected answer. Whatever it is, nothing may be stored that the roles may not write. */
export interface ExpectedAnswer {
  /**
   * `refused`: with a status of 4xx. `ignored`: it may be accepted, too, because the body is harmless
   * and the attack is where a handler need not look, such as in the query string. Then only what
   * the attack was after counts as stored.
   */
  readonly status: 'refused' | 'ignored';
  /**
   * A place that the answer has to name, as a JSON Pointer into what was sent; `''` stands for all
   * of it. For a JSON Patch it is the operation, and a place inside the operation will do.
   * `undefined` if no place is expected, because the body need not be read to refuse the request,
   * as for another media type (415).
   */
  readonly pointer: string | undefined;
  /**
   * The option of a variant or union that the target is in, if it is in one. A union refuses what
   * fits none of its options as a whole, so this place, and each between it and `pointer`, will do,
   * too. For a name in a `notation`, it is the first key of the name, for the same reason.
   */
  readonly option: string | undefined;
}

/**
 * A class of attacks, as data from which attacks on any Dto are made. Each is a file in `attacks/`.
 */
export interface AttackClass {
  /** The name in kebab case, the same as that of its file. */
  readonly name: string;
  /** Where it is known from: a CVE, an advisory, or a chapter of a standard. */
  readonly source: string;
  /** Why such attacks work on a vulnerable server. */
  readonly why: string;
  /**
   * What the class is aimed at: every protected field (`field`), the first one of each object in
   * the body (`model`), the first one of all (`body`), fields of which the sender may write some
   * values (`narrowed`), or the key of the items of each list with `keyedBy` (`keyed`).
   */
  readonly aim: 'field' | 'model' | 'body' | 'narrowed' | 'keyed';
  /** Makes raw texts and bytes for `application/json` and `application/merge-patch+json`. */
  readonly json?: (target: Target) => readonly JsonPayload[];
  /** Makes lists of operations for `application/json-patch+json` (RFC 6902). */
  readonly patch?: (target: Target) => readonly PatchPayload[];
  /** Makes names and values for forms, multipart forms and queries. */
  readonly pairs?: (target: Target) => readonly PairsPayload[];
  /** Makes raw texts for `application/x-www-form-urlencoded` and queries. */
  readonly form?: (target: Target) => readonly FormPayload[];
  /** Makes raw texts for `multipart/form-data`, with the boundary `BOUNDARY`. */
  readonly multipart?: (target: Target) => readonly FormPayload[];
}

interface Payload {
  readonly pointer: string | undefined;
}

export interface JsonPayload extends Payload {
  readonly body: string | Uint8Array;
  /** The media type, if it is another one; `''` for none. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** The option that the place is in, if the target is in none. */
  readonly option?: string;
  /** The expected answer. Default: `refused`. */
  readonly status?: ExpectedAnswer['status'];
}

export interface PatchPayload extends Payload {
  /** The operations, or the raw text of the body. */
  readonly operations: readonly object[] | string;
}

export interface PairsPayload extends Payload {
  /** Sent in addition to the valid pairs, replacing those of the same names. */
  readonly pairs: readonly Pair[];
}

export interface FormPayload extends Payload {
  readonly text: string;
}

export type Pair = readonly [name: string, value: string];

export type Path = readonly (string | number)[];

export interface JsonObject {
  readonly [key: string]: unknown;
}

/** A place in a body, and what an attacker would want to be stored there. */
export interface Target {
  readonly surface: Surface;
  /** The keys and indexes that lead from the body to the attacked object. */
  readonly place: Path;
  /** Whether that object is a model; otherwise it is part of another value. */
  readonly isModel: boolean;
  /**
   * Where the outermost option of a variant or union is that the object is, or is in, as its keys
   * tell; `undefined` if it is in none.
   */
  readonly option: Path | undefined;
  /** A key of that object that the sender may not write. */
  readonly key: string;
  readonly wants: unknown;
  /** Whether the sender may read that key. If so, copying or testing it is not an attack. */
  readonly isReadable: boolean;
  /** The keys of that object that the sender may write, as far as they are declared. */
  readonly writable: readonly string[];
  /** A key of that object that the sender may write, and a valid value for it, if there is one. */
  readonly open: readonly [key: string, value: unknown] | undefined;
}

/** What attacks are made from: what a Dto says about itself. */
export interface Surface {
  readonly model: string;
  readonly shape: Shape;
  /** A body that the Dto accepts. */
  readonly base: JsonObject;
  /** The JSON Schema of what the Dto accepts, in draft 2020-12. */
  readonly schema: JsonSchema;
  /** How names of forms lead into nested objects. Without it, forms are flat. */
  readonly notation?: FormNotation | undefined;
}
