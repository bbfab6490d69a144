import type { Shape } from '../model/grants.js';
import type { JsonSchema } from '../runtime/json-schema/json-schema.js';

/** How the values of a request travel. `query` is what stands behind the `?` of its address. */
export type Carrier = 'json' | 'merge-patch' | 'json-patch' | 'form' | 'multipart' | 'query';

/** One request that tries to write what its sender may not, and what has to come of it. */
export interface Attack {
  /** Its class, carrier and target, and a number where there are several; unique for a Dto. */
  readonly name: string;
  readonly class: string;
  readonly carrier: Carrier;
  readonly method: 'POST' | 'PATCH' | 'PUT';
  /** `''` for a request that has none. */
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What stands behind the `?`, or `''`. */
  readonly query: string;
  readonly body: string | Uint8Array;
  /** The value that it is after, as a JSON Pointer into the record (RFC 6901). */
  readonly target: string;
  /** What the attacker wants to stand there. */
  readonly wants: unknown;
  readonly expected: ExpectedAnswer;
  readonly why: string;
}

/** A refusal: a status of 4xx, and nothing is stored. */
export interface ExpectedAnswer {
  readonly status: 'refused';
  /**
   * Which place the answer names, among others, as a JSON Pointer into what was sent; `''` is all of
   * it. Of a JSON Patch it is the operation, and a place inside it will do. Nothing is said of what
   * need not be read to be refused, such as another media type (415).
   */
  readonly pointer: string | undefined;
}

/** One way of attacking: data, from which attacks on any Dto are made. A file each, in `attacks/`. */
export interface AttackClass {
  /** In kebab case, as its file. */
  readonly name: string;
  /** Where it is known from: a CVE, an advisory, a chapter of a standard. */
  readonly source: string;
  readonly why: string;
  /**
   * At what it is aimed: every protected field; the first of each object in the body; the first of
   * all; fields of which the sender may write some values.
   */
  readonly aim: 'field' | 'model' | 'body' | 'narrowed';
  /** Raw texts and bytes, for `application/json` and `application/merge-patch+json`. */
  readonly json?: (target: Target) => readonly JsonPayload[];
  /** Lists of operations, for `application/json-patch+json` (RFC 6902). */
  readonly patch?: (target: Target) => readonly PatchPayload[];
  /** Names and values, for forms, multipart forms and queries. */
  readonly pairs?: (target: Target) => readonly PairsPayload[];
  /** Raw texts, for `application/x-www-form-urlencoded` and queries. */
  readonly form?: (target: Target) => readonly FormPayload[];
  /** Raw texts, for `multipart/form-data`, with the boundary `BOUNDARY`. */
  readonly multipart?: (target: Target) => readonly FormPayload[];
}

interface Payload {
  readonly pointer: string | undefined;
}

export interface JsonPayload extends Payload {
  readonly body: string | Uint8Array;
  /** The media type, where it is another; `''` for none. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: string;
}

export interface PatchPayload extends Payload {
  /** The operations, or the text of the body. */
  readonly operations: readonly object[] | string;
}

export interface PairsPayload extends Payload {
  /** Beside the valid ones, in place of those of the same names. */
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

/** A place in a body, and what an attacker would want to stand there. */
export interface Target {
  readonly surface: Surface;
  /** The object: keys and indexes that lead to it from the body. */
  readonly place: Path;
  /** Whether that is a model, or part of another value. */
  readonly isModel: boolean;
  /** Whether it is one of several models, which its keys tell. */
  readonly isOption: boolean;
  /** A key of that object which isn't the sender's to write. */
  readonly key: string;
  readonly wants: unknown;
  /** Whether they may read it: to copy or test it is no attack then. */
  readonly isReadable: boolean;
  /** A key of that object which is, and a valid value for it, if there is one. */
  readonly open: readonly [key: string, value: unknown] | undefined;
}

/** What attacks are made from: what a Dto says of itself. */
export interface Surface {
  readonly model: string;
  readonly shape: Shape;
  /** A body that the Dto accepts. */
  readonly base: JsonObject;
  /** What it accepts, in draft 2020-12. */
  readonly schema: JsonSchema;
}
