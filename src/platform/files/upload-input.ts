import { requireAccount } from '../auth/actor.ts';
import { CodedError } from '../errors/errors.ts';
import type { Context } from '../http/context.ts';
import type { Locale } from '../i18n/messages.ts';
import { choosePurpose, purposesByType } from './choose-purpose.ts';
import { acceptOf, maxBytesOf, type Purpose, sizeInWords } from './file-types.ts';
import { fileErrors } from './files.errors.ts';
import type { FileRow } from './files.queries.ts';
import { storeUpload } from './store-upload.ts';
import { uploadTexts } from './upload-texts.ts';

/**
 * Attributes of `<input type="file">` that the upload island takes over: with scripts the file goes up resumably and its id is sent in a hidden
 * field called `field`; of several purposes each file is sent for the one its type fits; without, the input sends the file itself under `name` and storeFormFile takes it.
 */
export function uploadInputAttributes(locale: Locale, options: { purpose: Purpose | readonly Purpose[]; name: string; field: string }): Record<string, string> {
  const purposes = [options.purpose].flat();
  const max = Math.max(...purposes.map(maxBytesOf));
  return {
    type: 'file',
    class: 'input',
    name: options.name,
    accept: purposes.map(acceptOf).join(','),
    'data-island': 'upload',
    'data-purpose': purposes[0]!,
    ...(purposes.length === 1 ? {} : { 'data-purpose-by-type': JSON.stringify(purposesByType(purposes)) }),
    'data-field': options.field,
    'data-max-bytes': String(max),
    'data-max-words': sizeInWords(max),
    'data-texts': JSON.stringify(uploadTexts(locale)),
  };
}

/**
 * Takes the file of a plain form (multipart, no scripts).
 * @param value what the form holds under the input's name; browsers send an empty file where none was chosen
 * @param field path of the field, for refusals
 * @returns the ready file, or null where none was chosen
 */
export async function storeFormFile(ctx: Context, value: unknown, purpose: Purpose | readonly Purpose[], field: string): Promise<FileRow | null> {
  requireAccount(ctx.actor);
  if (!(value instanceof File) || (value.name === '' && value.size === 0)) return null;
  try {
    return await storeUpload(ctx, { bytes: value.stream(), name: value.name, purpose: choosePurpose([purpose].flat(), value.type) });
  } catch (error) {
    const code = error instanceof CodedError ? error.code : '';
    if (error instanceof CodedError && code in fileErrors.definitions) fileErrors.failField(field, code as keyof typeof fileErrors.definitions, error.params);
    throw error;
  }
}
