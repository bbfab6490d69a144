import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Refusal } from '../../guard/refusal.js';
import type { Dto } from '../../runtime/dto.js';
import type { ParseOptions } from '../../runtime/parse.js';
import type { MayReference } from '../../runtime/references/may-reference.js';
import type { ChosenOptions } from './body-options.js';

export type AnyDto = Dto<any, any>; // any: an adapter takes every Dto

/** Which Dto a request is parsed with, and what was found on the way to that, for the handler. */
export interface Chosen<ADto extends AnyDto = AnyDto> extends Pick<ParseOptions, ChosenOptions> {
  readonly dto: ADto;
  /** The stored record, which an update takes a JSON Patch for. Without it, it takes none. */
  readonly record?: object | null | undefined;
  /** Answers which records the body may refer to, where that depends on the request. */
  readonly mayReference?: MayReference;
}

/** What an authenticator of `gen-dtos/auth` and `guard.authorize` answer, where they refuse. */
export interface Refused {
  readonly success: false;
  readonly refusal: Refusal;
}

/** How a request goes on: with a Dto, alone or with whatever the handler needs, or not at all. */
export type Choice = AnyDto | Chosen | Refused;

/** What a choice comes to where it is no refusal. */
export type ChosenIn<AChoice> = AChoice extends AnyDto
  ? Chosen<AChoice>
  : AChoice extends Chosen
    ? AChoice
    : never;

/** What the parser of the chosen Dto returns: `Parsed<…>`. */
export type BodyIn<AChoice> = StandardSchemaV1.InferOutput<ChosenIn<AChoice>['dto']>;

/** What a client should send. */
export type SentIn<AChoice> = StandardSchemaV1.InferInput<ChosenIn<AChoice>['dto']>;

export const isRefused = (choice: object): choice is Refused =>
  (choice as Partial<Refused> | null | undefined)?.success === false;

/**
 * The choice with its Dto in one place.
 *
 * @throws {TypeError} If there is none, as where a chooser without types forgets to return.
 */
export function chosenIn(choice: AnyDto | Chosen): Chosen {
  const { '~dto': definition, dto }: Partial<AnyDto & Chosen> = choice ?? {};
  if (definition !== undefined) return { dto: choice as AnyDto };
  if (dto?.['~dto'] !== undefined) return choice as Chosen;
  throw new TypeError('Choose a Dto, such as updateUserBy(roles), or return a refusal.');
}
