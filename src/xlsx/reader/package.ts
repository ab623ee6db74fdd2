import { decodePart } from "./encoding";
import { refuseOtherKinds } from "./kind";
import type { ReadSession } from "./limits";
import { XmlReader } from "./xml";
import { ZipDirectory } from "./zip";
import type { Inflate } from "./zip";

/** A relationship whose target is a part of the same package. */
export interface Relationship {
  readonly id: string;
  /** The last step of the type's address, which transitional and strict share: `worksheet`, `table`… */
  readonly type: string;
  /** Name of the target part, without a leading slash. */
  readonly target: string;
}

/**
 * The parts of an Office package (ECMA-376 Part 2), inflated when asked for.
 * Throws `XlsxReadError` only.
 */
export class OfficePackage {
  readonly session: ReadSession;
  readonly #zip: ZipDirectory;

  constructor(bytes: Uint8Array, inflate: Inflate, session: ReadSession) {
    refuseOtherKinds(bytes, session);
    this.session = session;
    this.#zip = new ZipDirectory(bytes, inflate, session);
  }

  has(part: string): boolean {
    return this.#find(part) !== null;
  }

  /** The zip in which the parts lie, for copying them as they are. */
  get zip(): ZipDirectory {
    return this.#zip;
  }

  /** The name of the zip's entry that holds a part; `null` where it is missing. */
  entryOf(part: string): string | null {
    return this.#find(part);
  }

  /** Whether there are parts in a folder, for instance `xl/`. */
  hasFolder(folder: string): boolean {
    return this.#zip.hasFolder(folder);
  }

  /** A part's bytes; `file-damaged` where it is missing. */
  bytes(part: string): Uint8Array {
    this.session.checkTime(part);
    const name = this.#find(part);
    const bytes = name === null ? null : this.#zip.read(name);
    if (bytes === null) throw this.session.damaged(part, "the part is missing");
    return bytes;
  }

  /** A part as XML, its bytes already read or not. */
  xml(
    part: string,
    namespaces: "spreadsheet" | "any",
    bytes: Uint8Array = this.bytes(part),
  ): XmlReader {
    let text: string;
    try {
      text = decodePart(bytes);
    } catch (error) {
      throw this.session.damaged(part, `not in its encoding: ${String(error)}`);
    }
    return new XmlReader(text, part, this.session, namespaces);
  }

  /** The internal relationships of a part, of the package itself for `""`; none where it has no such list. */
  relationships(part: string): readonly Relationship[] {
    const slash = part.lastIndexOf("/") + 1;
    const list = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    if (!this.has(list)) return [];
    const found: Relationship[] = [];
    const xml = this.xml(list, "any");
    xml.root();
    xml.children((local) => {
      if (
        local !== "Relationship" ||
        xml.attribute("TargetMode") === "External"
      )
        return;
      const type = xml.attribute("Type") ?? "";
      found.push({
        id: xml.attribute("Id") ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: resolve(part.slice(0, slash), xml.attribute("Target") ?? ""),
      });
    });
    xml.finish();
    return found;
  }

  /** The entry that holds a part: of this name, or of the name that its %-escapes stand for. */
  #find(part: string): string | null {
    if (this.#zip.has(part)) return part;
    if (!part.includes("%")) return null;
    try {
      const plain = decodeURIComponent(part);
      return this.#zip.has(plain) ? plain : null;
    } catch {
      return null;
    }
  }
}

/** A target against the folder of its source; absolute targets begin with a slash. Never leaves the package. */
function resolve(folder: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const steps: string[] = [];
  for (const step of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
