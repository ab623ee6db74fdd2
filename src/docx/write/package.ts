import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const PICTURE = /^word\/media\/[^/]+\.bmp$/;
const RELATIONS = /\.rels$/;
const TYPES = "[Content_Types].xml";
const EMF = '<Default ContentType="image/x-emf" Extension="emf"/>';

/**
 * Names the pictures of a document what they are. The library knows only
 * pixel formats, so metafiles are given to it as .bmp.
 */
export function withMetafiles(document: Uint8Array): Uint8Array {
  const parts = unzipSync(document);
  const renamed: Record<string, Uint8Array> = {};
  for (const [name, bytes] of Object.entries(parts)) {
    if (PICTURE.test(name)) renamed[name.replace(/bmp$/, "emf")] = bytes;
    else if (RELATIONS.test(name))
      renamed[name] = edited(bytes, (xml) =>
        xml.replace(/(Target="media\/[^"/]+\.)bmp"/g, '$1emf"'),
      );
    else if (name === TYPES)
      renamed[name] = edited(bytes, (xml) =>
        xml.replace(/(<Types\b[^>]*>)/, `$1${EMF}`),
      );
    else renamed[name] = bytes;
  }
  return zipSync(renamed, { level: 6 });
}

function edited(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  return strToU8(edit(strFromU8(bytes)));
}
