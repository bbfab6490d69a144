import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
  validateSync,
  ValidationError,
} from 'class-validator';
import { EMAIL } from '../../workloads/email.js';
import type { Verdict } from '../../workloads/workload.js';
import { accepts, refuses } from '../verdicts/verdict.js';

/** `@IsOptional()` would let `null` pass as well. */
function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_, value) => value !== undefined);
}

class Address {
  @Length(1, 200) street!: string;
  @Length(1, 100) city!: string;
  @Length(1, 20) zip!: string;
  @Length(2, 2) country!: string;
}

class Preferences {
  @MayBeAbsent() @IsIn(['light', 'dark']) theme?: string;
  @MayBeAbsent() @Length(2, 2) language?: string;
  @MayBeAbsent() @IsBoolean() newsletter?: boolean;
  @MayBeAbsent() @IsInt() @Min(1) @Max(100) page_size?: number;
}

class User {
  @MayBeAbsent() @Matches(EMAIL) @MaxLength(254) email?: string;
  @MayBeAbsent() @Length(1, 50) display_name?: string;
  @MayBeAbsent() @IsString() @MaxLength(500) bio?: string;
  @MayBeAbsent() @IsInt() @Min(0) @Max(150) age?: number;
  @MayBeAbsent() @Matches(/^https:\/\//) @MaxLength(200) url?: string;
  @MayBeAbsent() @IsArray() @ArrayMaxSize(10) @Length(1, 30, { each: true }) tags?: string[];
  @MayBeAbsent() @ValidateNested() @Type(() => Preferences) preferences?: Preferences;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => Address)
  addresses?: Address[];
}

const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

type Result = { success: true; output: User } | { success: false; errors: ValidationError[] };

/** Does what the ValidationPipe of NestJS does. */
export function parse(input: unknown): Result {
  if (typeof input !== 'object' || input === null) {
    return { success: false, errors: [new ValidationError()] };
  }
  const user = plainToInstance(User, input);
  const errors = validateSync(user, options);
  return errors.length === 0 ? { success: true, output: user } : { success: false, errors };
}

export function verdict(result: Result): Verdict {
  return result.success
    ? accepts(result.output)
    : refuses(result.errors.flatMap((error) => pathsOf(error)));
}

function pathsOf(error: ValidationError, parent: string[] = []): string[][] {
  const path = error.property === undefined ? parent : [...parent, error.property];
  const children = (error.children ?? []).flatMap((child) => pathsOf(child, path));
  return children.length === 0 ? [path] : children;
}
