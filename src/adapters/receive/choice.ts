import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Refusal } from '../../guard/refusal.js';
import type { Dto } from '../../runtime/dto.js';
import type { ParseOptions } from '../../runtime/parse.js';
import type { MayReference } from '../../runtime/references/may-reference.js';
import type { ChosenOptions } from './body-options.js';

export type AnyDto = Dto<any, any>; // any: an adapter takes every Dto

/** The Dto that a request is parsed with, and whatever else was found that the handler needs. */
export interface Chosen<ADto extends AnyDto = AnyDto> extends Pick<ParseOptions, ChosenOptions> {
  readonly dto: ADto;
  /**
   * The stored record, which a JSON Patch is performed on. Without it, an update accepts no JSON
   * Patch.
   */
  readonly record?: object | null | undefined;
  /** Decides which records the body may refer to, if that depends on the request. */
  readonly mayReference?: MayReference;
}

/** What an authenticator of `gen-dtos/auth` or `guard.authorize` returns to refuse a request. */
export interface Refused {
  readonly success: false;
  readonly refusal: Refusal;
}

/** The result of a chooser: a Dto, a Dto with what the handler needs, or a refusal. */
export type Choice = AnyDto | Chosen | Refused;

/** What a choice is if it is not a refusal. */
export type ChosenIn<AChoice> = AChoice extends AnyDto
  ? Chosen<AChoice>
  : AChoice extends Chosen
    ? AChoice
    : never;

/** What the parser of the chosen Dto returns: `Parsed<…>`. */
export type BodyIn<AChoice> = StandardSchemaV1.InferOutput<ChosenIn<AChoice>['dto']>;

/** What a client should send to the chosen Dto. */
export type SentIn<AChoice> = StandardSchemaV1.InferInput<ChosenIn<AChoice>['dto']>;

export const isRefused = (choice: object): choice is Refused =>
  (choice as Partial<Refused> | null | undefined)?.success === false;

/**
 * Puts a choice into one form, in which the Dto is a member.
 *
 * @throws {TypeError} If there is no Dto, for example because an untyped chooser forgot to return.
 */
export function chosenIn(choice: AnyDto | Chosen): Chosen {
  const { '~dto': definition, dto }: Partial<AnyDto & Chosen> = choice ?? {};
  if (definition !== undefined) return { dto: choice as AnyDto };
  if (dto?.['~dto'] !== undefined) return choice as Chosen;
  throw new TypeError('`choose` has to return a Dto, such as updateUserBy(roles), or a refusal.');
}
