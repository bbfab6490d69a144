import type { AttackClass } from './attack.js';
import { flatKey } from './attacks/flat-key.js';
import { nestedKey } from './attacks/nested-key.js';
import { listItemKey } from './attacks/list-item-key.js';
import { foreignItem } from './attacks/foreign-item.js';
import { unknownKey } from './attacks/unknown-key.js';
import { forbiddenValue } from './attacks/forbidden-value.js';
import { emptyValue } from './attacks/empty-value.js';
import { nullDelete } from './attacks/null-delete.js';
import { typeConfusion } from './attacks/type-confusion.js';
import { guessedNames } from './attacks/guessed-names.js';
import { forgedIdentity } from './attacks/forged-identity.js';
import { forgedOwner } from './attacks/forged-owner.js';
import { forgedTimestamp } from './attacks/forged-timestamp.js';
import { storagePointer } from './attacks/storage-pointer.js';
import { nestedRoles } from './attacks/nested-roles.js';
import { relationConnect } from './attacks/relation-connect.js';
import { relationOperations } from './attacks/relation-operations.js';
import { updateOperators } from './attacks/update-operators.js';
import { operatorKeys } from './attacks/operator-keys.js';
import { rawExpression } from './attacks/raw-expression.js';
import { envelope } from './attacks/envelope.js';
import { graphqlBody } from './attacks/graphql-body.js';
import { batchBody } from './attacks/batch-body.js';
import { listBody } from './attacks/list-body.js';
import { pairListBody } from './attacks/pair-list-body.js';
import { scalarBody } from './attacks/scalar-body.js';
import { emptyBody } from './attacks/empty-body.js';
import { listForModel } from './attacks/list-for-model.js';
import { indexKeys } from './attacks/index-keys.js';
import { variantMixture } from './attacks/variant-mixture.js';
import { caseVariant } from './attacks/case-variant.js';
import { separatorVariant } from './attacks/separator-variant.js';
import { confusableKey } from './attacks/confusable-key.js';
import { compatibilityKey } from './attacks/compatibility-key.js';
import { caseFoldingKey } from './attacks/case-folding-key.js';
import { invisibleKey } from './attacks/invisible-key.js';
import { paddedKey } from './attacks/padded-key.js';
import { cutKey } from './attacks/cut-key.js';
import { longKey } from './attacks/long-key.js';
import { pointerCharacters } from './attacks/pointer-characters.js';
import { emptyKey } from './attacks/empty-key.js';
import { bracketKey } from './attacks/bracket-key.js';
import { dotKey } from './attacks/dot-key.js';
import { protoKey } from './attacks/proto-key.js';
import { constructorKey } from './attacks/constructor-key.js';
import { inheritedNames } from './attacks/inherited-names.js';
import { calledNames } from './attacks/called-names.js';
import { duplicateKey } from './attacks/duplicate-key.js';
import { duplicateOpenKey } from './attacks/duplicate-open-key.js';
import { duplicateParent } from './attacks/duplicate-parent.js';
import { escapedKey } from './attacks/escaped-key.js';
import { escapedDuplicate } from './attacks/escaped-duplicate.js';
import { byteOrderMark } from './attacks/byte-order-mark.js';
import { secondDocument } from './attacks/second-document.js';
import { jsonDialect } from './attacks/json-dialect.js';
import { unfinishedDocument } from './attacks/unfinished-document.js';
import { numberRange } from './attacks/number-range.js';
import { invalidUtf8 } from './attacks/invalid-utf-8.js';
import { deepNesting } from './attacks/deep-nesting.js';
import { manyKeys } from './attacks/many-keys.js';
import { manyItems } from './attacks/many-items.js';
import { largeBody } from './attacks/large-body.js';
import { textPlain } from './attacks/text-plain.js';
import { missingType } from './attacks/missing-type.js';
import { typeSpelling } from './attacks/type-spelling.js';
import { typeCase } from './attacks/type-case.js';
import { foreignType } from './attacks/foreign-type.js';
import { jsonAsForm } from './attacks/json-as-form.js';
import { charset } from './attacks/charset.js';
import { contentEncoding } from './attacks/content-encoding.js';
import { methodOverride } from './attacks/method-override.js';
import { queryAndBody } from './attacks/query-and-body.js';
import { identityHeader } from './attacks/identity-header.js';
import { patchRoot } from './attacks/patch-root.js';
import { patchParent } from './attacks/patch-parent.js';
import { patchCopyOut } from './attacks/patch-copy-out.js';
import { patchMove } from './attacks/patch-move.js';
import { patchTestOracle } from './attacks/patch-test-oracle.js';
import { patchEscapes } from './attacks/patch-escapes.js';
import { patchPointerSyntax } from './attacks/patch-pointer-syntax.js';
import { patchIndex } from './attacks/patch-index.js';
import { patchNewItem } from './attacks/patch-new-item.js';
import { patchOperation } from './attacks/patch-operation.js';
import { patchMembers } from './attacks/patch-members.js';
import { patchNoList } from './attacks/patch-no-list.js';
import { patchLaterOperation } from './attacks/patch-later-operation.js';
import { repeatedScalar } from './attacks/repeated-scalar.js';
import { formListSuffix } from './attacks/form-list-suffix.js';
import { formIndex } from './attacks/form-index.js';
import { formSeparator } from './attacks/form-separator.js';
import { formJsonValue } from './attacks/form-json-value.js';
import { multipartParts } from './attacks/multipart-parts.js';

/**
 * Every class of attack, from the plainest to the strangest. A new class is a file, and two lines
 * here.
 */
export const ATTACK_CLASSES: readonly AttackClass[] = [
  flatKey,
  nestedKey,
  listItemKey,
  foreignItem,
  unknownKey,
  forbiddenValue,
  emptyValue,
  nullDelete,
  typeConfusion,
  guessedNames,
  forgedIdentity,
  forgedOwner,
  forgedTimestamp,
  storagePointer,
  nestedRoles,
  relationConnect,
  relationOperations,
  updateOperators,
  operatorKeys,
  rawExpression,
  envelope,
  graphqlBody,
  batchBody,
  listBody,
  pairListBody,
  scalarBody,
  emptyBody,
  listForModel,
  indexKeys,
  variantMixture,
  caseVariant,
  separatorVariant,
  confusableKey,
  compatibilityKey,
  caseFoldingKey,
  invisibleKey,
  paddedKey,
  cutKey,
  longKey,
  pointerCharacters,
  emptyKey,
  bracketKey,
  dotKey,
  protoKey,
  constructorKey,
  inheritedNames,
  calledNames,
  duplicateKey,
  duplicateOpenKey,
  duplicateParent,
  escapedKey,
  escapedDuplicate,
  byteOrderMark,
  secondDocument,
  jsonDialect,
  unfinishedDocument,
  numberRange,
  invalidUtf8,
  deepNesting,
  manyKeys,
  manyItems,
  largeBody,
  textPlain,
  missingType,
  typeSpelling,
  typeCase,
  foreignType,
  jsonAsForm,
  charset,
  contentEncoding,
  methodOverride,
  queryAndBody,
  identityHeader,
  patchRoot,
  patchParent,
  patchCopyOut,
  patchMove,
  patchTestOracle,
  patchEscapes,
  patchPointerSyntax,
  patchIndex,
  patchNewItem,
  patchOperation,
  patchMembers,
  patchNoList,
  patchLaterOperation,
  repeatedScalar,
  formListSuffix,
  formIndex,
  formSeparator,
  formJsonValue,
  multipartParts,
];
