import type { ReadSession } from "./limits";

const ZIP_LOCAL = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Size and alignment of an entry in an OLE file's directory. */
const OLE_ENTRY = 128;
const OLE_HEADER = 512;
const OLE_NAME_LENGTH_AT = 64;
const OLE_TYPE_AT = 66;
const OLE_STREAM = 2;
const ENCRYPTED_PACKAGE = "EncryptedPackage";

/**
 * Refuses what is certainly no .xlsx by its first bytes, whatever its name
 * says: an empty file (`file-empty`), an OLE file with an encrypted package
 * (`password-protected`) or without one, such as an old .xls or .doc
 * (`old-xls`). Everything else is for the zip reader to judge.
 */
export function refuseOtherKinds(
  bytes: Uint8Array,
  session: ReadSession,
): void {
  if (bytes.length === 0) throw session.error("file-empty", null, "no bytes");
  if (!startsWith(bytes, OLE)) return;
  if (hasEncryptedPackage(bytes)) {
    throw session.error("password-protected", null, "an encrypted package");
  }
  throw session.error("old-xls", null, "an OLE file");
}

/** Whether a zip's first local header, or the beginning of one, stands at the file's start. */
export function startsAsZip(bytes: Uint8Array): boolean {
  return startsWith(
    bytes,
    bytes.length < ZIP_LOCAL.length
      ? ZIP_LOCAL.slice(0, bytes.length)
      : ZIP_LOCAL,
  );
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return (
    bytes.length >= signature.length &&
    signature.every((byte, at) => bytes[at] === byte)
  );
}

/**
 * Looks for the stream's directory entry at every place where one can stand,
 * instead of following the sector chains: right in a damaged file too, and
 * linear.
 */
function hasEncryptedPackage(bytes: Uint8Array): boolean {
  for (let at = OLE_HEADER; at + OLE_ENTRY <= bytes.length; at += OLE_ENTRY) {
    if (
      bytes[at + OLE_TYPE_AT] === OLE_STREAM &&
      oleName(bytes, at) === ENCRYPTED_PACKAGE
    )
      return true;
  }
  return false;
}

function oleName(bytes: Uint8Array, at: number): string | null {
  const length = (bytes[at + OLE_NAME_LENGTH_AT] ?? 0) / 2 - 1;
  if (length !== ENCRYPTED_PACKAGE.length) return null;
  let name = "";
  for (let i = 0; i < length; i++)
    name += String.fromCharCode(bytes[at + 2 * i] ?? 0);
  return name;
}
