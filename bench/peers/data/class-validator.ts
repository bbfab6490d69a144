import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsBoolean, IsNumber, IsString, ValidateNested, validateSync } from 'class-validator';

class DeeplyNested {
  @IsString() foo!: string;
  @IsNumber() num!: number;
  @IsBoolean() bool!: boolean;
}

class Data {
  @IsNumber() number!: number;
  @IsNumber() negNumber!: number;
  @IsNumber() maxNumber!: number;
  @IsString() string!: string;
  @IsString() longString!: string;
  @IsBoolean() boolean!: boolean;
  @ValidateNested() @Type(() => DeeplyNested) deeplyNested!: DeeplyNested;
}

const options = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

/** Does what the ValidationPipe of NestJS does. */
export function parse(input: unknown): unknown {
  const data = plainToInstance(Data, input as object);
  if (validateSync(data, options).length === 0) return data;
  throw new TypeError('Refused');
}

export function assert(input: unknown): true {
  parse(input);
  return true;
}
